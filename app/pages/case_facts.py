"""The few facts beside a case's title: place, kind, complainant, charges, tie."""

from dataclasses import dataclass

from app.document.vocabulary import TIE_LEVELS
from app.pages.sentences import capital
from app.pages.showing import Showing
from app.pages.words import word
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class Pair:
    """A term and what is said of it; `bases` are drawn with their texture."""

    term: str
    said: str
    bases: tuple[str, ...] = ()
    lang: str = ""


def case_facts(showing: Showing) -> tuple[Pair, ...]:
    """The pairs that are known; what is not known has no line."""
    case = showing.case
    kinds = dict.fromkeys(word(each.kind) for each in case.proceedings)
    pairs = [
        Pair(gettext("Place"), case.region or ""),
        Pair(gettext("Part of"), case.cluster or ""),
        Pair(gettext("Kind of case"), capital(showing.listed(kinds))),
        _complainants(showing),
        _charged(showing),
        Pair(gettext("Tie between post and measure"), _strongest_tie(showing)),
    ]
    return tuple(pair for pair in pairs if pair.said)


def _complainants(showing: Showing) -> Pair:
    said, lang = [], ""
    for party in showing.case.parties:
        if party.part == "complainant":
            role = showing.phrase(party.role)
            name = showing.name_of(party).text
            said.append(f"{name}, {role.text}" if role else name)
            lang = role.lang if role else lang
    return Pair(gettext("Complainant"), showing.listed(said), lang=lang)


def _charged(showing: Showing) -> Pair:
    charges = showing.case.charges
    labels = dict.fromkeys(each.label or gettext("not known") for each in charges)
    bases = dict.fromkeys(each.basis for each in charges if each.basis)
    lang = showing.foreign if any(each.label for each in charges) else ""
    return Pair(gettext("Charged with"), capital("; ".join(labels), lang), tuple(bases), lang)


def _strongest_tie(showing: Showing) -> str:
    levels = [each.level for each in showing.case.ties]
    return capital(word(min(levels, key=TIE_LEVELS.index))) if levels else ""
