"""One article, part or item of one code, and the key it is known by everywhere.

A hyphen is part of a number: `388-1` is an article put in after 388 (printed 388¹), and
`323.1-1` a part put in after part 1. A dot opens a part: `535.1` is part 1 of article 535.
The same number exists in two codes, so a number alone is never a citation.
"""

import re
from dataclasses import dataclass

_STEP = r"[1-9][0-9]?(?:-[1-9][0-9]?)?"
PATH = re.compile(rf"[1-9][0-9]{{0,2}}(?:-[1-9][0-9]?)?(?:\.{_STEP}){{0,6}}")
_CODE = re.compile(r"[A-Z]{2,8}(?:@[0-9]{4})?")


class NotACitation(ValueError):
    """The text is not a key such as `CAO:388-1`."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a code: `code` may name an edition (`CAO@2000`), `path` is `388-1.1.1`.

    `flags` say what had to be known to read it: "alias of 388.1", "from range".
    """

    code: str
    path: str
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The canonical form, `CAO:388-1.1`."""
        return f"{self.code}:{self.path}"

    @property
    def slug(self) -> str:
        """The form addresses use, `cao-388-1.1`, with an edition `cao@2000-310.1`."""
        return f"{self.code.lower()}-{self.path}"

    @property
    def article(self) -> str:
        """The number of the article without its parts: `388-1` of `388-1.1.1`."""
        return self.path.partition(".")[0]

    def within(self, other: "Citation") -> bool:
        """Whether this is `other` or a part of it; 388-1 is not within 388."""
        same = self.path == other.path or self.path.startswith(f"{other.path}.")
        return self.code == other.code and same


def is_path(text: str) -> bool:
    """Whether the text is the number of an article, part or item in canonical form."""
    return PATH.fullmatch(text) is not None


def parse_key(text: str) -> Citation:
    """The citation a canonical key stands for; raises `NotACitation` for any other text."""
    code, colon, path = text.partition(":")
    if not (colon and _CODE.fullmatch(code) and is_path(path)):
        raise NotACitation(
            f"{text[:60]!r} is not the key of a provision: write the code, a colon and the "
            "number, as in CAO:388-1 or CAO@2000:310.1."
        )
    return Citation(code, path)
