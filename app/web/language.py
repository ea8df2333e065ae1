"""Translated words, typed, with the catalogue of an answer looked up once.

Flask-Babel, which would do this too, looks locale and catalogue up anew for every word; that took a
quarter of the time of a page. A word that was looked up once in a language is kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from babel import Locale
from babel.support import NullTranslations
from flask import Flask, current_app, g, has_app_context
from flask_babel import Babel, get_locale
from markupsafe import Markup

from app.web.catalogues import Catalogues
from app.web.numerals import numeral

_EXTENSION = "speechwatch-catalogues"
_BOOKS = "speechwatch-books"


class _Book:
    """The words of one language, as text and as they stand in a template, each looked up once."""

    def __init__(self, catalogue: NullTranslations, lang: str = "en") -> None:
        self.catalogue = catalogue
        self.lang = lang
        self.isolates = Locale.parse(lang).text_direction == "rtl"
        self._texts: dict[str, str] = {}
        self._marked_up: dict[str, Markup] = {}

    def text(self, message: str) -> str:
        found = self._texts.get(message)
        if found is None:
            found = self._texts[message] = self._apart(message, self.catalogue.ugettext(message))
        return found

    def counted(self, one: str, many: str, number: int) -> str:
        said = str(self.catalogue.ungettext(one, many, number))
        return self._apart(said, said) if said in (one, many) else said

    def put(self, variables: dict[str, object]) -> dict[str, object]:
        """What is put into a message, each set apart where words run from right to left."""
        if not self.isolates:
            return variables
        return {name: _isolated(each) for name, each in variables.items()}

    def _apart(self, message: str, said: str) -> str:
        """What is said; where that is English between words that run the other way, set apart.

        The two signs keep its full stop and brackets on its own side, in attributes and feeds too.
        """
        return f"\u2066{message}\u2069" if self.isolates and said == message else said

    def marked_up(self, message: str) -> Markup:
        """A message without variables as HTML: `%%` is a per cent sign, as where it has some."""
        found = self._marked_up.get(message)
        if found is None:
            found = self._marked_up[message] = Markup(self.text(message) % ())  # noqa: S704
        return found


def _isolated(value: object) -> object:
    """Text with signs around it that keep its order: 388-1 never reads as 1-388."""
    if isinstance(value, Markup):
        return Markup("\u2068%s\u2069") % value
    return f"\u2068{value}\u2069" if isinstance(value, str) and value else value


_ENGLISH = _Book(NullTranslations())
_open: ContextVar[_Book | None] = ContextVar("the words of this answer", default=None)


def install(app: Flask, first: str, folder: Path) -> None:
    """Lets code and templates translate into the language of `g.locale`, or into the first.

    `folder` holds the catalogues.
    """
    Babel(app, default_locale=first, locale_selector=lambda: g.get("locale"))
    translate_from(app, folder)
    app.teardown_appcontext(_close)
    # As the extension's own "newstyle", which asks the template's context three times a word.
    app.jinja_env.globals.update(_=_in_template, gettext=_in_template, ngettext=_counted)


def translate_from(app: Flask, folder: Path) -> None:
    """Takes the words of an application from the catalogues in another folder."""
    app.extensions[_EXTENSION] = Catalogues(folder)
    app.extensions[_BOOKS] = {}


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speaks another language in this block: what somebody typed may be a word of any of ours."""
    before = _open.set(_book_in(lang))
    try:
        yield
    finally:
        _open.reset(before)


def words_in_use() -> object:
    """The words this answer is written with: another object for each language."""
    return _book()


def reader() -> str:
    """The language of this answer, such as `az`; English where there is none."""
    return _book().lang


def apart(text: str) -> str:
    """A text among others, set apart from them where words run from right to left."""
    return str(_isolated(text)) if _book().isolates else text


def marked(message: str) -> str:
    """Marks a word for the translators; it is translated when it is shown.

    It is imported as `_n`, which is the name the collector of strings looks for.
    """
    return message


def gettext(message: str, **variables: object) -> str:
    """A message in the reader's language, with its variables put in."""
    book = _book()
    text = book.text(message)
    return text % book.put(variables) if variables else text


def ngettext(one: str, many: str, number: int, **variables: object) -> str:
    """A message that counts something, in the plural form of the reader's language."""
    book = _book()
    spelled = {"num": numeral(number, book.lang), **book.put(variables)}
    return book.counted(one, many, number) % spelled


def _in_template(message: str, **variables: object) -> Markup:
    """A message in a template: it is ours and may hold HTML, what is put into it is escaped."""
    book = _book()
    if not variables:
        return book.marked_up(message)
    return Markup(book.text(message)) % book.put(variables)  # noqa: S704


def _counted(one: str, many: str, number: int, **variables: object) -> Markup:
    """The same in the plural form for a number."""
    book = _book()
    spelled = {"num": numeral(number, book.lang), **book.put(variables)}
    return Markup(book.counted(one, many, number)) % spelled  # noqa: S704


def _book() -> _Book:
    """The words of this answer; those of the code where there is none."""
    found = _open.get()
    if found is None:
        found = _opened() if has_app_context() else _ENGLISH
    return found


def _opened() -> _Book:
    found = _book_in(str(get_locale() or "en"))
    _open.set(found)
    return found


def _book_in(lang: str) -> _Book:
    books: dict[str, _Book] = current_app.extensions[_BOOKS]
    if lang not in books:
        catalogues: Catalogues = current_app.extensions[_EXTENSION]
        books[lang] = _Book(catalogues.of(lang), lang)
    return books[lang]


def _close(_error: BaseException | None) -> None:
    _open.set(None)
