"""The rows of the table that a filter finds, read from what the record keeps.

A row shows little of a case, and most of it is kept beside the document: the day by which it stands
in lists, what it is filed under, how long custodies lasted. So of a document only those fields are
typed that a row shows; all of it only where a custody is known to change by the day asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from app.custody import days_in_custody, days_of
from app.dates import Days
from app.document.case import Case
from app.document.holding import custodies
from app.document.others import Person
from app.document.trusted import fields_of, typed_from
from app.document.values import Date
from app.pages.dataset.filed import tell
from app.pages.dataset.scene import Scene
from app.record.answers import Published, typed
from app.record.facets.above import with_gaps_of_law
from app.record.facets.finding import Found
from app.record.figures.detentions import Detention
from app.record.queries.filed import filed_at
from app.record.queries.known import began_at
from app.record.queries.revised import published_at
from app.record.queries.several import bodies_called
from app.record.rows import tell_began

Json = Mapping[str, Any]

_OF_A_CASE: Final = (
    *("speechwatch", "id", "lang", "title", "summary", "tags", "parties", "source", "sources"),
    *("official_reason", "reported_reason"),
)
_OF_A_PERSON: Final = ("speechwatch", "slug", "name")
_OF_A_SOURCE: Final = ("id", "outlet")
_NONE: Final[frozenset[str]] = frozenset()
_DAYS: Final = ("days in custody by the day asked for",)


def scenes(
    connection: Connection, ids: Sequence[str], answers: Found, site: str
) -> Iterator[Scene]:
    """What the rows of some found cases are read from, in this order."""
    published = published_at(connection, ids, answers.at)
    sentences = answers.index.sentences.found(connection)
    said = with_gaps_of_law(filed_at(connection, ids, answers.at), sentences)
    began = began_at(connection, ids, answers.at)
    cases = {
        key: _case(each, said[key], began.get(key), answers.day)
        for key, each in published.items()
        if each.kind == "case"
    }
    people = _people(connection, cases.values())
    for key in ids:
        if key in cases:
            yield Scene(published[key], cases[key], people, _NONE, _NONE, answers.day, site)


def days_told(case: Case) -> tuple[Days | None, ...] | None:
    """The days in custody of each subject of such a case; None for a case that was read whole."""
    found: tuple[Days | None, ...] | None = case.kept.get(_DAYS)
    return found


def _case(published: Published, said: Json, began: str | None, day: date) -> Case:
    """What a row shows of a case, under the slug it has today."""
    fields = _some_of(fields_of(published.body), _OF_A_CASE)
    fields["sources"] = [_some_of(each, _OF_A_SOURCE) for each in fields.get("sources", ())]
    case = typed_from(fields | {"slug": published.slug})
    if not isinstance(case, Case):
        raise TypeError(f"{published.slug} is no case")
    tell(case, said)
    tell_began(case, Date(edtf=began) if began else None)
    case.kept[_DAYS] = tuple(_days(published, said, day))
    return case


def _days(published: Published, said: Json, day: date) -> Iterator[Days | None]:
    """The days in custody of each subject by a day."""
    for one, counted in zip(said["subjects"], said["counted"], strict=True):
        stays = [Detention(packed, day) for packed in counted["detentions"]]
        if all(each.told for each in stays):
            yield days_of(each.stay for each in stays)
        else:
            yield _worked_out(published, one["id"], day)


def _worked_out(published: Published, party: str, day: date) -> Days | None:
    case = typed(published.body)
    return days_in_custody(custodies(case, party), day) if isinstance(case, Case) else None


def _people(connection: Connection, cases: Iterable[Case]) -> dict[str, Person]:
    """The people that some cases name, each with their name alone."""
    slugs = {party.person for case in cases for party in case.parties if party.person}
    found = {slug: _person(body) for slug, body in bodies_called(connection, slugs)}
    return {slug: each for slug, each in found.items() if isinstance(each, Person)}


def _person(body: bytes) -> object:
    return typed_from(_some_of(fields_of(body), _OF_A_PERSON))


def _some_of(fields: Json, names: Sequence[str]) -> dict[str, Any]:
    return {name: fields[name] for name in names if name in fields}
