"""Whether an article that is typed at the desk fits the law that is there."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy.orm import Session

from app import citations
from app.document.others import Provision
from app.document.raw import Path
from app.law.queries import countries_of

CITABLE: Final = (
    "the code is two to eight large Latin letters, such as GECC, and the number is written as 150"
    " or 388-1"
)
"""What a code and a number have to be to be cited."""


def misfits(session: Session, article: Provision) -> Iterator[tuple[Path, str]]:
    """Why the desk cannot have this article: places in it, with what is expected there.

    The key of a code belongs to one country.
    """
    known = {citations.country_of(article.code), *countries_of(session, article.code, article.id)}
    if article.country and known - {None, article.country}:
        yield ("code",), f"another country has a code called {article.code}; call it otherwise"


def is_code(text: str) -> bool:
    """Whether a text can be the key of a code, such as `GECC`."""
    return is_key(f"{text}:1")


def is_key(text: str) -> bool:
    """Whether a text can be the key of an article, such as `GECC:150`."""
    try:
        citations.parse_key(text)
    except citations.NotACitation:
        return False
    return True
