"""Gaps and warnings in words: what is missing, and where the law seems not to have been kept."""

from collections.abc import Iterable, Iterator

from app.custody import Ceiling, Cited, Custody, Gap, Imposed, gaps
from app.dates import Term
from app.document.facts import Charge, Decision, Party
from app.document.holding import custodial
from app.document.others import AllowedPenalty
from app.document.vocabulary import CUSTODIAL_PENALTIES
from app.pages.law_on_day import penalties, standing
from app.pages.showing import Showing
from app.pages.states import day_shown
from app.web.language import gettext


def findings(showing: Showing, party: Party, custodies: tuple[Custody, ...]) -> tuple[str, ...]:
    """Every gap of one subject on the day of reading, each as a sentence with the name."""
    name = showing.name_of(party).text
    found = gaps(
        custodies, showing.as_of, list(_imposed(showing, party)), list(_cited(showing, party))
    )
    return tuple(_sentence(showing, name, gap) for gap in found)


def _imposed(showing: Showing, party: Party) -> Iterator[Imposed]:
    """Every term imposed, with the ceilings of the charges it can be for."""
    for decision in showing.case.decisions:
        penalty = custodial(decision)
        if penalty and penalty.term and showing.case.of_subject(decision, party):
            charges = _charges_of(showing, decision, party)
            ceilings = tuple(_ceiling(showing, each) for each in charges)
            yield Imposed(decision.id or "", Term.parse(penalty.term), ceilings)


def _charges_of(showing: Showing, decision: Decision, party: Party) -> list[Charge]:
    mine = [each for each in showing.case.charges if showing.case.of_subject(each, party)]
    if decision.charges:
        return [each for each in mine if each.id in decision.charges]
    if decision.proceeding:
        return [each for each in mine if set(each.proceeding) & set(decision.proceeding)]
    return mine


def _ceiling(showing: Showing, charge: Charge) -> Ceiling:
    law = standing(showing, charge)
    allowed = penalties(law, charge) if law and law.sure else ()
    terms = [_most(each) for each in allowed if each.kind in CUSTODIAL_PENALTIES]
    known = [term for term in terms if term]
    longest = max(known, key=lambda term: term.most_days, default=None)
    return Ceiling(charge.id or "", charge.provision or "", longest)


def _most(allowed: AllowedPenalty) -> Term | None:
    return Term.parse(allowed.max) if allowed.max and allowed.max.startswith("P") else None


def _cited(showing: Showing, party: Party) -> Iterator[Cited]:
    for charge in showing.case.charges:
        law = standing(showing, charge) if showing.case.of_subject(charge, party) else None
        first = law.provision.versions[0].since if law and law.provision.versions else None
        if law and first and charge.act:
            key = law.provision.key
            yield Cited(charge.id or "", key, charge.act.bounds, first.bounds)


def _sentence(showing: Showing, name: str, gap: Gap) -> str:
    if gap.kind == "order ended and custody went on":
        return gettext(
            "%(name)s: the ordered time ended on %(day)s, and custody went on to %(until)s."
            " No extension is reported.",
            name=name,
            day=day_shown(showing, gap.day),
            until=day_shown(showing, gap.until),
        )
    if gap.kind == "term ended and no release reported":
        day = day_shown(showing, gap.day)
        return gettext(
            "%(name)s: the term ended on %(day)s. No source reports a release.", name=name, day=day
        )
    if gap.kind == "sentence above every ceiling":
        return _above(showing, name, gap)
    if gap.kind == "cited before it existed":
        article = ", ".join(gap.provisions)
        return gettext(
            "%(name)s: the act is older than article %(article)s.", name=name, article=article
        )
    return gettext("%(name)s: more than 90 days of administrative detention.", name=name)


def _above(showing: Showing, name: str, gap: Gap) -> str:
    given, *allowed = (term.display(showing.locale) for term in gap.terms)
    return gettext(
        "%(name)s: the sentence of %(given)s is above what each cited article allowed: %(most)s.",
        name=name,
        given=given,
        most=showing.listed(_distinct(allowed)),
    )


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
