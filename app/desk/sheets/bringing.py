"""Making drafts of all rows of a sheet, or adding them to their cases: seen by all at once.

The caller may commit after each portion, so that others can write meanwhile on SQLite. Cases that a
sheet begins are seen by nobody until the last one is there; updates are only worked out some at a
time, and written together.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Final

from sqlalchemy.orm import Session

from app.cases.models import Sheet
from app.cases.sheets.actions import note_brought, note_outcomes
from app.cases.sheets.queries import Outcome
from app.cases.working.adding import Addition, addition_to, outdated, write_additions
from app.cases.working.beginning import NotBegun, begin_all
from app.cases.working.errors import NotSaved
from app.cases.working.fields import Fields, entries, ids_in, new_id
from app.cases.working.monitors import Monitor
from app.db.keeping import batches
from app.desk.entering.slugs import free_slugs, named_openly, slug_of, with_year
from app.desk.sheets.checking import Looked
from app.document.case import Case
from app.document.others import Person

_CASES: Final = 100
_SAVES: Final = 20
Outcomes = list[Outcome]
Noted = Callable[[], None]


class NotBrought(Exception):
    """A row cannot be brought in after all, as something else changed meanwhile.

    The rows before it may be: the caller takes them back, so that nothing is.
    """

    def __init__(self, number: int) -> None:
        super().__init__(f"row {number} cannot be brought in; look at it and bring all in again")
        self.number = number


def bring_in(
    session: Session,
    monitor: Monitor,
    sheet: Sheet,
    rows: Sequence[Looked],
    noted: Noted,
) -> None:
    """Begins a case for each row, or adds each update to its case. Raises NotBrought, NotNow.

    `noted` is called after each portion of them, and may commit.
    """
    if sheet.kind == "updates":
        note_outcomes(session, sheet, _updates(session, monitor, rows, noted))
    else:
        for outcomes in _cases(session, monitor, rows):
            note_outcomes(session, sheet, outcomes)
            noted()
    note_brought(session, monitor, sheet)


def _cases(session: Session, monitor: Monitor, rows: Sequence[Looked]) -> Iterator[Outcomes]:
    """A case for each row, and a page for everybody who is new, a portion of them at once."""
    for some in batches(rows, _CASES):
        new = [each for each in some if not each.read.person]
        starts = [slug_of(each.read.meant) for each in new]
        slugs = free_slugs(session, "person", starts)
        named = [
            {"name": each.read.meant, "slug": slug} for each, slug in zip(new, slugs, strict=True)
        ]
        people = _begun(session, monitor, Person, named, new)
        found = dict(zip((each.row.number for each in new), slugs, strict=True))
        cases = [_case(each, found.get(each.row.number, "")) for each in some]
        cases = _named(session, cases, frozenset(slugs))
        begun = _begun(session, monitor, Case, cases, some)
        yield [
            *(Outcome(each, "person begun", 1, ()) for each in people),
            *(Outcome(each, "case begun", 1, ()) for each in begun),
        ]


def _begun(
    session: Session,
    monitor: Monitor,
    model: type[Case] | type[Person],
    several: Sequence[Fields],
    rows: Sequence[Looked],
) -> list[str]:
    try:
        return begin_all(session, monitor, model, several) if several else []
    except NotBegun as refused:
        raise NotBrought(rows[refused.at].row.number) from None


def _case(looked: Looked, slug: str) -> Fields:
    """The case of a row, about somebody with this slug, or whom the row names by theirs."""
    read = looked.read
    (party,) = read.fields["parties"]
    own = {name: said for name, said in party.items() if name != "name"}
    title = {"title": read.meant} if read.meant and "title" not in read.fields else {}
    return {**read.fields, **title, "parties": [{**own, "person": read.person or slug}]}


def _named(session: Session, cases: Sequence[Fields], new: Collection[str]) -> list[Fields]:
    """These cases with addresses after whom they are about, where those may be named in one.

    `new` are the slugs of people whom the sheet brings: it names them as their sources do.
    """
    slugs = [str(case["parties"][0]["person"]) for case in cases]
    named = [slug in new or named_openly(session, slug) for slug in slugs]
    starts = [with_year(slug, case) for slug, case in zip(slugs, cases, strict=True)]
    free = iter(free_slugs(session, "case", compress(starts, named)))
    return [
        {**case, "slug": next(free)} if openly else case
        for case, openly in zip(cases, named, strict=True)
    ]


def _updates(session: Session, monitor: Monitor, rows: Sequence[Looked], noted: Noted) -> Outcomes:
    """One save for each case, with all of its updates. All of them are written at once, at the end.

    What they are is worked out before, some cases at a time, and again for the cases that somebody
    changed meanwhile: for the last few of them while others wait.
    """
    by_case: dict[str, list[Looked]] = {}
    for each in sorted(rows, key=lambda each: each.row.number):
        by_case.setdefault(each.case_id, []).append(each)
    ready: dict[str, Addition] = {}
    left = list(by_case)
    while True:
        for some in batches(left, _SAVES):
            ready |= _worked_out(session, monitor, some, by_case)
            noted()
        left = outdated(session, monitor, list(ready.values()))
        if len(left) <= _SAVES:
            break
        noted()
    ready |= _worked_out(session, monitor, left, by_case)
    every = list(ready.values())
    write_additions(session, monitor, every)
    return [Outcome(each.case_id, "updates added", each.version, each.ids) for each in every]


def _worked_out(
    session: Session,
    monitor: Monitor,
    case_ids: Iterable[str],
    by_case: Mapping[str, Sequence[Looked]],
) -> dict[str, Addition]:
    found: dict[str, Addition] = {}
    for case_id in case_ids:
        rows = by_case[case_id]

        def added(fields: Fields, taken: set[str], rows: Sequence[Looked] = rows) -> Fields:
            for each in rows:
                fields = _with_update(fields, each.read.fields, taken)
            return fields

        try:
            found[case_id] = addition_to(session, monitor, case_id, added)
        except (NotSaved, KeyError):
            raise NotBrought(rows[0].row.number) from None
    return found


def _with_update(fields: Fields, added: Fields, taken: set[str]) -> Fields:
    """A case with one update more, and its source, which is not added where it is there already.

    The source gets an id that is none of `taken`: what is known in confidence of one that was taken
    out would come back with its id.
    """
    (update,), (source,) = added["updates"], added["sources"]
    own = {name: said for name, said in source.items() if name != "id"}
    sources = entries(fields, "sources")
    there = [each["id"] for each in sources if _same_source(each, own)]
    key = there[0] if there else new_id("source", taken | ids_in(fields, Case))
    sources = sources if there else [*sources, {"id": key, **own}]
    updates = [*entries(fields, "updates"), {**update, "source": [key]}]
    return {**fields, "sources": sources, "updates": updates}


def _same_source(source: Fields, own: Fields) -> bool:
    return {name: said for name, said in source.items() if name != "id"} == own
