"""A document's facts as flat rows: what lists, figures and filters of the record are made of.

Each function yields the columns of one table in its order, without the row's number, document
and the ledger numbers between which it is known.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table

from app.custody import Custody, intervals
from app.document.case import Case
from app.document.facts import Detention, Fact
from app.document.naming import every_name, name_in
from app.document.others import Person, Provision, Tally
from app.document.reading import Document
from app.document.values import Date
from app.document.vocabulary import Basis
from app.folding import ordering
from app.record import tables
from app.record.holding import FOR_GOOD
from app.record.moments import Moment, moments, subjects_of, taking_date
from app.record.timeline import UNDATED, month_of

Row = tuple[Any, ...]

# The strongest first: a charge for the words counts before all others.
BASES: tuple[Basis, ...] = ("speech", "pretext", "other", "unknown")
_BEGAN = ("began",)
_ACTS = ("order", "charge", "measure", "decision", "hearing", "event", "proceeding", "ended")


def rows(document: Document, found: Sequence[Moment] = ()) -> Iterator[tuple[Table, Row]]:
    """Every flat row of a document with the table it belongs to; `found` are a case's moments."""
    if isinstance(document, Case):
        yield from _case_rows(document, found)
    elif isinstance(document, Person):
        yield tables.person, _person(document)
    elif isinstance(document, Provision):
        law = (document.key, document.code, document.path, document.title, document.lang)
        yield tables.provision, law
    else:
        yield tables.tally, (document.title, document.lang, tally_order(document))


def holdings(stays: Mapping[str, Sequence[Custody]]) -> Iterator[Row]:
    """The state of each subject's custody through all days: party, place, state and its days.

    `stays` are the custodies of each subject, by the party's id.
    """
    for party, found in stays.items():
        for place, each in enumerate(intervals(found)):
            reach = (each.until - each.first).days.bit_length() if each.until else FOR_GOOD
            yield party, place, each.held.state, each.first, each.until, reach


def places(document: Document) -> Iterator[Row]:
    """Where a person stands in lists by name: alphabet, initial, what orders them there, cases.

    In a language with an alphabet of its own they stand under what they are called in it. In how
    many cases they are a subject is a sum, which follows when all rows are written.
    """
    if isinstance(document, Person):
        names = every_name(document)
        for alphabet in ordering.ALPHABETS:
            name = name_in(names, alphabet)
            key = f"{ordering.order_key(name, alphabet)} {document.id}"
            yield alphabet, ordering.initial(name, alphabet), key, 0


def _case_rows(case: Case, found: Sequence[Moment]) -> Iterator[tuple[Table, Row]]:
    yield tables.case, _case(case, found)
    for place, party in enumerate(case.parties):
        yield (
            tables.party,
            (
                party.id,
                place,
                party.person,
                party.name,
                party.kind,
                party.identification,
                party.part,
                party.role,
                party.stage,
            ),
        )
    yield from ((tables.charge, row) for row in _charges(case))
    yield from ((tables.detention, row) for row in _detentions(case))
    yield from ((tables.post, row) for row in _posts(case))
    yield from ((tables.tie, row) for row in _ties(case))
    yield from ((tables.update, row) for row in _updates(case))


def case_day(case: Case) -> str:
    """The day by which a case stands in lists, as text; `0000-00-00` for an undated one."""
    return _day(case_began(case, tuple(moments(case)))) or UNDATED


def case_sort(case: Case, found: Sequence[Moment]) -> str:
    """The text that orders cases in lists; it begins with the day, or with UNDATED."""
    return f"{_day(case_began(case, found)) or UNDATED}:{case.id}"


def _case(case: Case, found: Sequence[Moment]) -> Row:
    began = case_began(case, found)
    return (
        case.title,
        case.summary,
        case.lang,
        case.cluster,
        case.region,
        began.edtf if began else None,
        case_sort(case, found),
    )


def tell_began(case: Case, began: Date | None) -> None:
    """Tells a case what the record has as that date, so that it is not looked for again."""
    case.kept[_BEGAN] = began


def case_began(case: Case, found: Sequence[Moment]) -> Date | None:
    """The date of the day by which a case stands in lists, as it is known; None for no date."""
    if _BEGAN not in case.kept:
        case.kept[_BEGAN] = _first(found)
    began: Date | None = case.kept[_BEGAN]
    return began


def _first(found: Sequence[Moment]) -> Date | None:
    """The first taking that is dated, else the first act against a subject, else any date."""
    dated = [(day, each) for each in found if (day := _day(each.date))]
    for kinds in (("taken",), _ACTS, None):
        of_kind = [(day, each.date) for day, each in dated if kinds is None or each.kind in kinds]
        if of_kind:
            return min(of_kind, key=lambda pair: pair[0])[1]
    return None


def _charges(case: Case) -> Iterator[Row]:
    for place, charge in enumerate(case.charges):
        act = charge.act
        for subject in _each(case, charge):
            yield (
                charge.id,
                subject,
                place,
                " ".join(charge.proceeding) or None,
                charge.label,
                charge.citation,
                charge.provision,
                charge.basis,
                act.edtf if act else None,
                *_bounds(act),
            )


def _detentions(case: Case) -> Iterator[Row]:
    for place, detention in enumerate(case.detentions):
        taken, ended = taking_date(case, detention), detention.ended
        for subject in _each(case, detention):
            yield (
                detention.id,
                subject,
                place,
                detention.kind,
                detention.follows,
                taken.edtf if taken else None,
                *_bounds(taken),
                _month_only(taken),
                ended.edtf if ended else None,
                *_bounds(ended),
                detention.how_ended,
                _term(case, detention),
                detention.place,
                _basis(case, subject),
            )


def _posts(case: Case) -> Iterator[Row]:
    accounts = {account.id: account for account in case.accounts}
    for place, post in enumerate(case.posts):
        account = accounts.get(post.account) if post.account else None
        platforms = post.platform or (account.platform if account else ())
        edtf = post.date.edtf if post.date else None
        for platform in platforms or (None,):
            yield post.id, place, platform, post.kind, edtf, *_bounds(post.date)


def _ties(case: Case) -> Iterator[Row]:
    for place, tie in enumerate(case.ties):
        for subject in _each(case, tie):
            for post in tie.post or (None,):
                yield tie.id, subject, place, tie.level, post


def _updates(case: Case) -> Iterator[Row]:
    for place, update in enumerate(case.updates):
        happened, published = update.happened, update.published
        lower, upper = _bounds(happened or published)
        yield (
            update.id,
            place,
            update.kind,
            happened.edtf if happened else None,
            *_bounds(happened),
            published.edtf if published else None,
            *_bounds(published),
            lower or upper,
            update.text,
        )


def _person(person: Person) -> Row:
    return every_name(person), person.kind, person.identification


def _each(case: Case, fact: Fact) -> tuple[str | None, ...]:
    return subjects_of(case, fact) or (None,)


def _term(case: Case, detention: Detention) -> str | None:
    """The term ordered with the period, else the one of the decision it serves."""
    if detention.term or not detention.under:
        return detention.term
    decision = next((each for each in case.decisions if each.id == detention.under), None)
    parts = (decision.sentence or decision.imposed) if decision else ()
    return next((part.term for part in parts if part.kind == detention.kind), None)


def _basis(case: Case, subject: str | None) -> str | None:
    """The strongest basis among a subject's charges; None where no charge has one."""
    found = {charge.basis for charge in case.charges if subject in _each(case, charge)}
    return next((basis for basis in BASES if basis in found), None)


def _bounds(when: Date | None) -> tuple[date | None, date | None]:
    if when is None:
        return None, None
    span = when.bounds
    return span.lower, span.upper


def _day(when: Date | None) -> str | None:
    lower, upper = _bounds(when)
    day = lower or upper
    return day.isoformat() if day else None


def _month_only(when: Date | None) -> str | None:
    month = month_of(*_bounds(when))
    return month if month and "-" in month else None


def tally_order(tally: Tally) -> str:
    """What orders reported counts: the day of each, then its id; the greatest comes first."""
    return f"{_day(tally.period) or _day(tally.reported) or UNDATED}:{tally.id}"
