"""Reads of what the rows of a sheet mean: which case, which person, and what came of them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Final, TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased

from app.cases.models import Case, Document, Dossier, Party, SheetOutcome
from app.cases.working.monitors import Monitor, visible_to
from app.db.keeping import batches
from app.document.values import Text

_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])


def cases_called(
    session: Session, monitor: Monitor, called: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The cases somebody may open that are meant by each text: by an id, a slug, or a title.

    Most texts mean one case; a title may be that of several.
    """
    wanted = set(called)
    found: dict[str, tuple[str, ...]] = {}
    for some in batches(sorted(wanted)):
        query = _visible(monitor, select(Document.id, Document.slug))
        ids = [each for each in some if _is_id(each)]
        query = query.where(or_(Document.slug.in_(some), Document.id.in_(ids)))
        for id_, slug in session.execute(query):
            found |= {each: (id_,) for each in (id_, slug) if each in wanted}
    rest = wanted - found.keys()
    return found | _titled(session, monitor, rest) if rest else found


def cases_of_people(
    session: Session, monitor: Monitor, slugs: Iterable[str]
) -> dict[str, list[tuple[str, Text]]]:
    """The cases that somebody may open and that each of these people is a party of, with titles."""
    person = aliased(Document)
    query = (
        _visible(monitor, select(person.slug, Document.id, Case.title).select_from(Document))
        .join(Case, Case.document_id == Document.id)
        .join(Party, Party.document_id == Document.id)
        .join(person, person.id == Party.person_id)
        .order_by(Document.slug)
    )
    found: dict[str, list[tuple[str, Text]]] = {}
    for some in batches(sorted(set(slugs))):
        for slug, id_, title in session.execute(query.where(person.slug.in_(some))):
            found.setdefault(slug, []).append((id_, title))
    return found


def people_called(session: Session, monitor: Monitor, slugs: Iterable[str]) -> frozenset[str]:
    """Those of these slugs that are of people whom somebody may open."""
    query = select(Document.slug).join(Dossier, Dossier.document_id == Document.id)
    query = query.where(visible_to(monitor), Document.kind == "person")
    found: set[str] = set()
    for some in batches(sorted(set(slugs))):
        found.update(session.scalars(query.where(Document.slug.in_(some))))
    return frozenset(found)


def cases_came(
    session: Session, monitor: Monitor, sheet_id: str, most: int
) -> list[tuple[str, Text]]:
    """The first cases that came of a sheet or were added to, with their titles."""
    query = _visible(monitor, select(Document.id, Case.title).select_from(Document))
    query = (
        query.join(Case, Case.document_id == Document.id)
        .join(SheetOutcome, SheetOutcome.document_id == Document.id)
        .where(SheetOutcome.sheet_id == sheet_id)
        .order_by(Document.slug)
        .limit(most)
    )
    return [(id_, title) for id_, title in session.execute(query)]


def titles_of(
    session: Session, monitor: Monitor, case_ids: Iterable[str]
) -> list[tuple[str, Text]]:
    """The titles of cases, of those that somebody may open."""
    query = _visible(monitor, select(Document.id, Case.title).select_from(Document))
    query = query.join(Case, Case.document_id == Document.id).order_by(Document.slug)
    found: list[tuple[str, Text]] = []
    for some in batches(sorted(case_ids)):
        found += session.execute(query.where(Document.id.in_(some)))
    return found


def _titled(
    session: Session, monitor: Monitor, titles: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The cases with these titles, in any language of theirs, however it is capitalised."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for each in titles:
        wanted[_plain(each)].append(each)
    found: dict[str, tuple[str, ...]] = {}
    query = _visible(monitor, select(Document.id, Case.title).select_from(Document))
    for id_, title in session.execute(query.join(Case, Case.document_id == Document.id)):
        for text in {title} if isinstance(title, str) else set(title.values()):
            found |= {each: (*found.get(each, ()), id_) for each in wanted.get(_plain(text), ())}
    return found


def _visible(monitor: Monitor, query: _Query) -> _Query:
    """A question about documents, asked of the cases that somebody may open."""
    query = query.join(Dossier, Dossier.document_id == Document.id)
    return query.where(visible_to(monitor), Document.kind == "case")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text))
