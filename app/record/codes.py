"""The codes of the published record: those of our own table, and those that articles bring."""

from collections.abc import Iterable

from app import citations
from app.citations import AZERBAIJAN, CodeNames, Jurisdiction
from app.document.others import Provision
from app.document.values import Text


def with_codes_of(articles: Iterable[Provision]) -> Jurisdiction:
    """Our own table, and the codes of these articles as they call them."""
    brought = tuple(
        code_called(each.code, each.code_title, each.lang, each.code_written) for each in articles
    )
    return citations.with_codes(brought) if brought else AZERBAIJAN


def code_called(
    code: str, title: Text | None, lang: str, written: tuple[str, ...] = ()
) -> CodeNames:
    """A code with the title that an article in `lang` gives it."""
    names = title if isinstance(title, dict) else {lang: title} if title else {}
    return citations.code_named(code, names, written)
