"""Gaps and warnings in words: what is missing, and where the law seems not to have been kept."""

from app.custody import Gap
from app.document import allowed, holding
from app.document.facts import Party
from app.pages.showing import Showing
from app.pages.states import day_shown, year_inferred
from app.web.language import gettext


def findings(showing: Showing, party: Party) -> tuple[str, ...]:
    """Every gap of one subject on the day of reading, each as a sentence with the name."""
    name = showing.name_of(party).text
    found = allowed.gaps(showing.case, party.id or "", showing.as_of, showing.provisions)
    custodies = holding.custodies(showing.case, party.id or "")
    inferred = any(year_inferred(showing, each) for each in custodies)
    return tuple(_sentence(showing, name, gap, inferred=inferred) for gap in found)


def _sentence(showing: Showing, name: str, gap: Gap, *, inferred: bool) -> str:
    if gap.kind == "order ended and custody went on":
        return gettext(
            "%(name)s: the ordered time ended on %(day)s, and custody went on to %(until)s."
            " No extension is reported.",
            name=name,
            day=day_shown(showing, gap.day, inferred=inferred),
            until=day_shown(showing, gap.until, inferred=inferred),
        )
    if gap.kind == "term ended and no release reported":
        day = day_shown(showing, gap.day, inferred=inferred)
        return gettext(
            "%(name)s: the term ended on %(day)s. No source reports a release.", name=name, day=day
        )
    if gap.kind == "sentence above every ceiling":
        return _above(showing, name, gap)
    if gap.kind == "cited before it existed":
        article = ", ".join(gap.provisions)
        return gettext(
            "%(name)s: the act is older than the first version of article %(article)s known to us.",
            name=name,
            article=article,
        )
    return gettext("%(name)s: more than 90 days of administrative detention.", name=name)


def _above(showing: Showing, name: str, gap: Gap) -> str:
    given, *most = (term.display(showing.locale) for term in gap.terms)
    return gettext(
        "%(name)s: the sentence of %(given)s is above what each cited article allowed: %(most)s.",
        name=name,
        given=given,
        most=showing.listed(dict.fromkeys(most)),
    )
