"""Two versions of a document side by side: what differs, field by field, in words."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.cases import queries as documents
from app.cases.working.drafts import Draft
from app.cases.working.fields import Place
from app.desk.circumstances import today
from app.desk.entering.kinds import KINDS
from app.desk.entering.telling import told_of
from app.document.case import Case
from app.document.others import Person
from app.pages.differences import Change, Changed, Side, differences, document_differences
from app.pages.field_values import Told, Value
from app.pages.fields import field_name, list_name
from app.pages.showing import Showing
from app.record.queries.documents import people_named
from app.record.queries.titles import Title, titles
from app.web.deployment import locale
from app.web.record import from_record

_IN_A_LIST = 2


def compared(session: Session, older: Draft, newer: Draft) -> tuple[Changed, ...]:
    """What differs between two versions, what nobody could read yet at the end."""
    before, after = older.document, newer.document
    if isinstance(before, Case) and isinstance(after, Case):
        found = _of_cases(session, before, after)
    else:
        found = _of_others(session, older, newer)
    return (*found, *_unfinished(older, newer))


def _of_cases(session: Session, before: Case, after: Case) -> tuple[Changed, ...]:
    people = people_at_desk(session, (before, after))
    related = {each.case for case in (before, after) for each in case.related}
    named = from_record(lambda connection: titles(connection, related))
    return differences(*(_told(case, people, named) for case in (before, after)))


def _of_others(session: Session, older: Draft, newer: Draft) -> tuple[Changed, ...]:
    """What differs between two versions of a person or a tally."""
    of = next(each for each in KINDS.values() if isinstance(newer.document, each.model))
    old, new = (Side(told_of(session, each), each.document) for each in (older, newer))
    lists = dict.fromkeys(each.listed for each in of.additions.values())
    return document_differences(old, new, of.about, lists)


def _told(case: Case, people: Mapping[str, Person], named: Mapping[str, Title]) -> Told:
    return Told(Showing(case, people, {}, locale(), today()), named)


def people_at_desk(session: Session, cases: Iterable[Case]) -> dict[str, Person]:
    """The people these cases name, as the desk knows them."""
    slugs = sorted({slug for case in cases for slug in people_named(case)})
    ids = [documents.find_document(session, "person", slug) for slug in slugs]
    found = documents.documents_there(session, [each for each in ids if each])
    return {each.slug: each for each in found.values() if isinstance(each, Person)}


def _unfinished(older: Draft, newer: Draft) -> Iterator[Changed]:
    """What was typed and could not be read, where it differs."""
    before, after = ({each.place: each.typed for each in one.unfinished} for one in (older, newer))
    for place in dict.fromkeys((*after, *before)):
        if before.get(place) != after.get(place):
            change = Change(field_name(place[-1]), _typed(before, place), _typed(after, place))
            what = Value(place[1]) if len(place) >= _IN_A_LIST else None
            yield Changed(list_name(place[0]) if what else "", what, "", (change,))


def _typed(found: Mapping[Place, Any], place: Place) -> tuple[Value, ...]:
    if place not in found:
        return ()
    typed = found[place]
    said = typed if isinstance(typed, str) else json.dumps(typed, ensure_ascii=False)
    return (Value(said),)
