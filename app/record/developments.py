"""What else than takings and listed updates the update feeds tell of: every dated fact of a case.

A development is a fact with a place in time, by the id of the fact and the name of its date. Its
name in the feeds never changes, so that neither a date mended nor a text edited posts it anew.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from app.document.case import Case
from app.document.dated_parts import named_parts
from app.record.fact_names import naming
from app.record.moments import Moment, moments

# A case of which the arrest feed tells nothing is announced as a whole.
CASE: Final = "case"
# Told even of a case that is new itself: domain's "transfers and extensions are updates".
_ALWAYS: Final = frozenset({"transfer", "extension", "ended"})
# Part of the line of the fact they stand at, where that fact is new too.
_PARTS: Final = frozenset({"order", "fate", "state"})
# What the arrest feed tells, where it tells of the case at all.
_TAKINGS: Final = frozenset({"taken", CASE})
_LISTED: Final = frozenset({"update", "correction", "release", "status"})


class Development(NamedTuple):
    """A dated fact: its name in the feeds, its id, the name of its date, and its kind."""

    uuid: str
    fact: str | None
    field: str
    kind: str


class _Dated(NamedTuple):
    """A dated fact that has no name yet: to make one costs more than all else about it."""

    fact: str | None
    field: str
    kind: str

    @property
    def told(self) -> str:
        """What its name is made of, which is the fact's own within the case."""
        return f"{self.fact or ''}#{self.field}"


def developments(case: Case, found: Iterable[Moment] | None = None) -> Iterator[Development]:
    """The case itself, then each of its dated facts; `found` are its moments, if known already.

    Listed updates are not among them: they have names of their own.
    """
    return _named(case, _dated(case, found))


def _named(case: Case, found: Iterable[_Dated]) -> Iterator[Development]:
    if case.id is None:
        return
    name = naming(case.id)
    for each in found:
        yield Development(name(each.told), *each)


def _dated(case: Case, found: Iterable[Moment] | None) -> Iterator[_Dated]:
    yield _Dated(None, CASE, CASE)
    for moment in moments(case) if found is None else found:
        if moment.kind not in _LISTED:
            # A charge without a step is told as its first one, which may come later.
            field = "statuses.0" if moment.field == "statuses" else moment.field
            yield _Dated(moment.fact, field, moment.kind)
    for detention in case.detentions:
        for name, extension in named_parts(detention.id or "", detention.extensions):
            if extension.date is None:
                yield _Dated(detention.id or "", f"extensions.{name}", "extension")
    for hearing in case.hearings:
        if hearing.state in ("postponed", "cancelled"):
            yield _Dated(hearing.id or "", "state", "state")


def entering(
    case: Case,
    before: Case | None,
    arrested: frozenset[str],
    found: Iterable[Moment] | None = None,
) -> Iterator[Development]:
    """The developments that a revision tells of, given the one published before it.

    `arrested` are the takings that the arrest feed tells of, weaker ties included. What a listed
    update of the same revision names is told by that update.
    """
    is_news = _added_to(before) if before else _told_of_a_new_case
    told = _told_by_updates(case, before)
    fresh: list[_Dated] = []
    for each in _dated(case, found):
        arrest = bool(arrested) if each.kind == CASE else each.fact in arrested
        if is_news(each) and each.fact not in told and not (arrest and each.kind in _TAKINGS):
            fresh.append(each)
    return _named(case, fresh)


def _told_of_a_new_case(each: _Dated) -> bool:
    return each.kind in _ALWAYS or each.kind == CASE


def _added_to(before: Case) -> Callable[[_Dated], bool]:
    old = tuple(_dated(before, None))
    known, facts = {each.told for each in old}, {each.fact for each in old}

    def is_news(each: _Dated) -> bool:
        return each.told not in known and not (each.kind in _PARTS and each.fact not in facts)

    return is_news


def _told_by_updates(case: Case, before: Case | None) -> set[str]:
    """The ids of the facts that updates name which this revision adds."""
    listed = {each.id for each in before.updates} if before else set()
    return {fact for each in case.updates if each.id not in listed for fact in each.facts}
