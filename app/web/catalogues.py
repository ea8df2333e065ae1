"""The translators' files: one `messages.po` a language, read as it is written.

Nothing is compiled beforehand, so what is served can never be older than what was translated. A
file is read when the first reader asks for its language.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations


class Catalogues:
    """The translations in a folder such as `translations/`, by locale."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, locale: str) -> NullTranslations:
        """The messages in a language. A language without a file has those of the code, English.

        A message that is not translated, or whose translation a translator still has to look at,
        is left in English.
        """
        return _read(self._folder / locale / "LC_MESSAGES" / "messages.po")


@cache
def _read(path: Path) -> NullTranslations:
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as written:
        write_mo(compiled, read_po(written), use_fuzzy=False)
    compiled.seek(0)
    return Translations(compiled)
