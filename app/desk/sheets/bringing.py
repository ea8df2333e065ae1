"""Making drafts of all rows of a sheet, some at a time.

The caller may commit after each portion, so that others can write meanwhile on SQLite. Until the
last one is there nobody sees what the sheet begins.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import compress, groupby
from typing import Final

from sqlalchemy.orm import Session

from app.cases.models import Sheet
from app.cases.sheets.actions import note_brought, note_outcomes
from app.cases.sheets.queries import Outcome
from app.cases.working import queries as work
from app.cases.working.actions import Clashing, save
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
    noted: Callable[[], None],
) -> None:
    """Begins a case for each row, or adds each update to its case. Raises NotBrought, NotNow.

    `noted` is called after each portion of them, and may commit.
    """
    made = _updates if sheet.kind == "updates" else _cases
    for outcomes in made(session, monitor, rows):
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


def _updates(session: Session, monitor: Monitor, rows: Sequence[Looked]) -> Iterator[Outcomes]:
    """One save for each case, with all of its updates; a portion of cases at once."""
    by_case = sorted(rows, key=lambda each: (each.case_id, each.row.number))
    grouped = [
        (case_id, list(some)) for case_id, some in groupby(by_case, key=lambda each: each.case_id)
    ]
    for some in batches(grouped, _SAVES):
        yield [_added(session, monitor, case_id, mine) for case_id, mine in some]


def _added(session: Session, monitor: Monitor, case_id: str, rows: Sequence[Looked]) -> Outcome:
    try:
        now = work.open_draft(session, monitor, case_id)
        fields = now.draft.fields
        before = ids_in(fields, Case)
        for each in rows:
            fields = _with_update(fields, each.read.fields)
        done = save(session, monitor, case_id, fields, now.version)
    except (NotSaved, KeyError):
        raise NotBrought(rows[0].row.number) from None
    assert not isinstance(done, Clashing)  # noqa: S101 - the case was read in this transaction
    after = ids_in(work.open_draft(session, monitor, case_id).draft.fields, Case)
    return Outcome(case_id, "updates added", done.version, tuple(sorted(after - before)))


def _with_update(fields: Fields, added: Fields) -> Fields:
    """A case with one update more, and its source, which is not added where it is there already."""
    (update,), (source,) = added["updates"], added["sources"]
    own = {name: said for name, said in source.items() if name != "id"}
    sources = entries(fields, "sources")
    there = [each["id"] for each in sources if _same_source(each, own)]
    key = there[0] if there else new_id("source", ids_in(fields, Case))
    sources = sources if there else [*sources, {"id": key, **own}]
    updates = [*entries(fields, "updates"), {**update, "source": [key]}]
    return {**fields, "sources": sources, "updates": updates}


def _same_source(source: Fields, own: Fields) -> bool:
    return {name: said for name, said in source.items() if name != "id"} == own
