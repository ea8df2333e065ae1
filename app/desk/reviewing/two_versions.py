"""The page that compares two versions of a document, whichever kind of document that is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Response, request
from sqlalchemy.orm import Session

from app.cases.working import queries
from app.cases.working.monitors import Monitor
from app.cases.working.queries import Kept, NoSuchVersion
from app.desk.numbers import whole_number
from app.desk.page import faulty, page
from app.desk.reviewing.comparing import compared
from app.pages.differences import Changed
from app.pages.showing import Phrase
from app.web import parameters
from app.web.errors import Unknown

LARGEST: Final = 2**31 - 1
"""A number that no version has, for all versions before it."""
_VERSION: Final = "reviewing/version.html"


@dataclass(frozen=True, slots=True)
class Versioned:
    """A document with its versions: its title, the newest of them, and where they are.

    `every` is where all are listed, `way` leads to a page of the document, and `restore` is where
    a version is made the newest again, with {} for its number.
    """

    id: str
    title: Phrase
    version: int
    every: str
    way: Callable[[str], str]
    restore: str


def compare(
    session: Session, who: Monitor, of: Versioned, numbers: tuple[int, int], problem: str = ""
) -> Response:
    """What differs between two versions; `problem` says why one was not restored.

    Raises Unknown where the document has no such versions.
    """
    kept = [each.number for each in own_versions(session, who, of.id)]
    older, newer = sorted(numbers)
    if older not in kept or newer not in kept:
        raise Unknown
    changes, gone = _changes(session, who, of.id, older, newer)
    told = {"older": older, "newer": newer, "kept": kept, "gone": gone, "changes": changes}
    answer = faulty if problem else page
    restore = of.way(of.restore.format(older))
    notice = (problem, True) if problem else None
    return answer(_VERSION, of=of, restore=restore, notice=notice, **told)


def asked_against(number: int) -> int:
    """The version to compare one with: the one that was chosen, or the one before."""
    given = parameters.only(request, "against")
    return version_number(given["against"]) if "against" in given else max(1, number - 1)


def own_versions(
    session: Session, who: Monitor, document_id: str, before: int = LARGEST
) -> list[Kept]:
    """The versions of a document itself with a lower number, the newest first."""
    found = queries.history(session, who, document_id)
    own = [each for each in found if each.origin == document_id and each.number < before]
    return sorted(own, key=lambda each: -each.number)


def version_number(given: str) -> int:
    """The number of a version. Raises Unknown for what can be none."""
    number = whole_number(given)
    if not number:
        raise Unknown
    return number


def _changes(
    session: Session, who: Monitor, document_id: str, older: int, newer: int
) -> tuple[tuple[Changed, ...], bool]:
    """What differs, and whether one of the two was taken away."""
    try:
        one, other = (
            queries.version_of(session, who, document_id, number) for number in (older, newer)
        )
    except NoSuchVersion:
        return (), True
    return compared(session, one, other), False
