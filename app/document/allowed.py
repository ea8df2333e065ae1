"""What the law allowed for the charges of a case on the day of the act, and where it was passed.

`law` is everywhere a map of provision documents by key (`CAO:388-1`); a charge under a part that
has no document of its own is looked up under the article it belongs to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app import custody
from app.custody import Ceiling, Cited, Imposed
from app.dates import Bounds, Term
from app.document.case import Case
from app.document.facts import Charge, Decision, Detention, Party
from app.document.holding import custodial_part, custodies, day_of
from app.document.others import AllowedPenalty, Provision, Version
from app.document.values import Date
from app.document.vocabulary import CUSTODIAL_PENALTIES, Basis

Law = Mapping[str, Provision]


class Accusation(NamedTuple):
    """A charge as far as its ceiling depends on it: its id, the article, the days of the act."""

    id: str
    provision: str
    act: Bounds


@dataclass(frozen=True, slots=True)
class Sentenced:
    """A term of custody imposed on a subject, under these charges.

    `since` is the first day by which it certainly was; None for one without a day.
    """

    id: str
    term: Term
    since: date | None
    charges: tuple[Accusation, ...]

    def by(self, day: date) -> bool:
        """Whether it counts on a day; one without a day counts on every day."""
        return self.since is None or self.since <= day


def gaps(case: Case, party_id: str, as_of: date, law: Law) -> tuple[custody.Gap, ...]:
    """Every gap of one subject by a day. Raises KeyError when the case has no such party."""
    party = case.party(party_id)
    return custody.gaps(
        custodies(case, party_id),
        as_of,
        (imposed(each, law) for each in sentenced(case, party) if each.by(as_of)),
        _cited(case, party, law),
    )


def basis(case: Case, charge: Charge, law: Law) -> Basis | None:
    """The basis of a charge: the tracker's judgement, or that of the article on the day of the act.

    None when it is not recorded, and where the versions that may have been in force differ.
    """
    if charge.basis or charge.provision is None:
        return charge.basis
    versions = versions_on(provision_of(law, charge.provision), act_day(case, charge))
    found = {version.basis for version in versions}
    return found.pop() if len(found) == 1 else None


def provision_of(law: Law, key: str | None) -> Provision | None:
    """The document of an article, or of the nearest article that it is a part of."""
    while key:
        if key in law:
            return law[key]
        key = key.rpartition(".")[0]
    return None


def versions_on(provision: Provision | None, day: Bounds) -> tuple[Version, ...]:
    """The versions that may have been in force on a day, in their order."""
    versions = provision.versions if provision else ()
    return tuple(version for version in versions if _may_stand(version, day))


def act_day(case: Case, charge: Charge) -> Bounds:
    """The days on which the act of a charge can have been.

    Where it is not reported, it was not after the first that is known of the charge: that it was
    brought, that its proceeding was opened, the taking, the decision.
    """
    if charge.act and charge.act.bounds.dated:
        return charge.act.bounds
    known = [step.date for step in charge.statuses]
    known += [each.opened for each in case.proceedings if each.id in charge.proceeding]
    known += [each.taken for each in case.detentions if _shared(each, charge)]
    known += [each.date for each in case.decisions if _shared(each, charge)]
    last = [day.upper for each in known if (day := day_of(each)) and day.upper]
    return Bounds(None, min(last, default=None))


def ceiling(provision: Provision | None, key: str, day: Bounds) -> Term | None:
    """The longest custody that an article allowed on a day for anybody; None when not known.

    Where the citation names a part, only its penalties count. A version that lists no custody says
    nothing here: its list may not be complete.
    """
    return _longest(versions_on(provision, day), key)


def lowest_ceiling(provision: Provision | None, key: str) -> Term | None:
    """The least that an article ever allowed at most: no shorter term was ever above its ceiling.

    None where no version of it tells.
    """
    versions = provision.versions if provision else ()
    known = [most for each in versions if (most := _longest((each,), key))]
    return min(known, key=lambda term: term.most_days, default=None)


def _longest(versions: Iterable[Version], key: str) -> Term | None:
    path = key.partition(":")[2]
    rows = [row for version in versions for row in rows_of(version, path)]
    custodial_rows = [row for row in rows if row.kind in CUSTODIAL_PENALTIES]
    terms = [Term.parse(row.max) for row in custodial_rows if row.max and row.max.startswith("P")]
    if not terms or len(terms) < len(custodial_rows):
        return None
    return max(terms, key=lambda term: term.most_days)


def sentenced(case: Case, party: Party) -> Iterator[Sentenced]:
    """The terms of custody imposed on a subject in a case, whatever the law says of them."""
    for decision in case.decisions:
        term = _own_term(decision)
        if term and case.of_subject(decision, party):
            yield _one(case, decision, term, decision.date, _charges(case, party, decision))
    for detention in case.detentions:
        administrative = detention.kind == "administrative detention"
        if administrative and detention.term and case.of_subject(detention, party):
            yield _one(case, detention, detention.term, detention.taken, _charges(case, party))


def imposed(given: Sentenced, law: Law) -> Imposed:
    """An imposed term beside the ceilings of its charges."""
    ceilings = (
        Ceiling(each.id, each.provision, accused_ceiling(each, law)) for each in given.charges
    )
    return Imposed(given.id, given.term, tuple(ceilings))


def accused_ceiling(accusation: Accusation, law: Law) -> Term | None:
    """The ceiling of the article that somebody is accused under."""
    key = accusation.provision
    return ceiling(provision_of(law, key), key, accusation.act)


def _own_term(decision: Decision) -> str | None:
    """The term imposed for this case alone; one folded with others' cannot be measured by it."""
    penalty = custodial_part(decision.imposed or decision.sentence)
    return penalty.term if penalty and (decision.imposed or not decision.folds) else None


def _one(
    case: Case,
    fact: Decision | Detention,
    term: str,
    day: Date | None,
    charges: tuple[Charge, ...],
) -> Sentenced:
    since = day_of(day)
    cited = (
        Accusation(each.id or "", each.provision or "", act_day(case, each)) for each in charges
    )
    by = since.upper if since else None
    return Sentenced(fact.id or "", Term.parse(term), by, tuple(cited))


def _charges(case: Case, party: Party, decision: Decision | None = None) -> tuple[Charge, ...]:
    """The charges a decision rests on: those it names, else those of its proceeding, else all."""
    charges = tuple(charge for charge in case.charges if case.of_subject(charge, party))
    if decision and decision.charges:
        return tuple(charge for charge in charges if charge.id in decision.charges)
    if decision and decision.proceeding:
        ours = set(decision.proceeding)
        return tuple(each for each in charges if not each.proceeding or ours & set(each.proceeding))
    return charges


def _cited(case: Case, party: Party, law: Law) -> Iterator[Cited]:
    for charge in case.charges:
        provision = provision_of(law, charge.provision)
        since = _known_since(provision) if case.of_subject(charge, party) else None
        if since:
            yield Cited(charge.id or "", charge.provision or "", act_day(case, charge), since)


def _known_since(provision: Provision | None) -> Bounds | None:
    """When an article began, as far as the first version we know tells; an amendment does not."""
    first = provision.versions[0] if provision and provision.versions else None
    return day_of(first.since) if first and not first.changed_by else None


def rows_of(version: Version, path: str) -> tuple[AllowedPenalty, ...]:
    """What a version allows for an article or a part of it (`535.1`), its own rows first."""
    named = [row for row in version.penalties if row.part and _within(path, row.part)]
    return tuple(named or version.penalties)


def _within(path: str, part: str) -> bool:
    return path == part or path.startswith(f"{part}.")


def _may_stand(version: Version, day: Bounds) -> bool:
    since, until = day_of(version.since), day_of(version.until)
    began = since is None or since.lower is None or day.upper is None or since.lower <= day.upper
    over = until and until.upper and day.lower and until.upper <= day.lower
    return began and not over


def _shared(fact: Detention | Decision, charge: Charge) -> bool:
    return not fact.of or not charge.of or bool(set(fact.of) & set(charge.of))
