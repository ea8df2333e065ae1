"""The plain sentences that the fields of a fact make. Whole sentences, so that they translate.

Nothing is said that a field does not say: no reason, no adjective, no guess.
"""

from typing import Any

from app import dates
from app.document import facts
from app.document.case import Case
from app.document.claim_checks import said_value
from app.document.claimed import Claim, Claimed
from app.document.values import Count, Date
from app.pages.fields import CLOSED, field_name
from app.pages.showing import Phrase, Showing
from app.pages.spelled import money
from app.pages.words import hearing_word, word, word_of
from app.web.language import gettext, ngettext, reader
from app.web.numerals import numeral

# Stand before what is set apart in a language that runs from right to left.
_SET_APART = "\u2066\u2068"
_DOTTED = frozenset({"az", "tr"})
_TERMS = frozenset({"term", "lasted"})
_SUMS = frozenset({"amount", "claimed"})
_SAID_BY_SENTENCE = ("labour", "fined", "warning")


def capital(text: str, lang: str = "") -> str:
    """A text with its first letter large, to begin a heading.

    `lang` is the text's language where it is not the reader's: a large i has its dot in some.
    """
    first = text[:1]
    if first in _SET_APART:
        return first + capital(text[1:], lang) if first else ""
    if first == "i" and (lang or reader()).partition("-")[0] in _DOTTED:
        return f"İ{text[1:]}"
    return first.upper() + text[1:]


def term(showing: Showing, duration: str) -> str:
    """A term such as `P30D` in words."""
    return dates.Term.parse(duration).display(showing.locale)


def count(value: Count, locale: str) -> str:
    """A reported number, exact or not."""
    if isinstance(value, int):
        return numeral(value, locale)
    if value.about is not None:
        return gettext("about %(number)s", number=numeral(value.about, locale))
    if value.min is not None and value.max is not None:
        return gettext("%(least)s to %(most)s", least=value.min, most=value.max)
    if value.max is not None:
        return gettext("at most %(most)s", most=value.max)
    return gettext("at least %(least)s", least=value.min)


def penalty(showing: Showing, imposed: facts.Penalty) -> str:
    """One part of a sentence: `30 days of administrative detention`."""
    kind = word(imposed.kind)
    if imposed.term and imposed.amount:
        length, amount = term(showing, imposed.term), money(imposed.amount, showing.locale)
        said = gettext("%(kind)s: %(length)s, %(amount)s", kind=kind, length=length, amount=amount)
    elif imposed.term:
        said = gettext("%(length)s of %(kind)s", length=term(showing, imposed.term), kind=kind)
    elif imposed.amount:
        said = gettext(
            "%(kind)s: %(amount)s", kind=kind, amount=money(imposed.amount, showing.locale)
        )
    else:
        said = kind
    return gettext("%(penalty)s, suspended", penalty=said) if imposed.suspended else said


def decision(showing: Showing, fact: facts.Decision) -> tuple[str, ...]:
    """What was decided: outcome, sentence, what it reviews, and how the hearing was held."""
    said = [_outcome(showing, fact)]
    reviewed = [each for each in showing.case.decisions if each.id in fact.reviews]
    if reviewed:
        which = showing.listed(court(each) for each in reviewed)
        said.append(gettext("It reviews the decision of: %(which)s.", which=which))
    if fact.brought_by:
        who = showing.speaker(Claim(said_by=fact.brought_by))
        said.append(gettext("Brought by: %(who)s.", who=who))
    if fact.counts_from:
        said.append(gettext("The term counts from %(day)s.", day=showing.day(fact.counts_from)))
    if fact.closed_doors:
        said.append(gettext("Behind closed doors."))
    return tuple(each for each in said if each)


def _outcome(showing: Showing, fact: facts.Decision) -> str:
    said = [each for each in fact.outcome if not fact.sentence or each not in _SAID_BY_SENTENCE]
    outcome = capital(showing.words(said)) if said else ""
    imposed = showing.listed(penalty(showing, each) for each in fact.sentence or fact.imposed)
    if outcome and imposed:
        return gettext("%(outcome)s: %(sentence)s.", outcome=outcome, sentence=imposed)
    if outcome or imposed:
        return gettext("%(said)s.", said=outcome or capital(imposed))
    return "" if fact.text else gettext("The outcome is not known.")


def court(fact: facts.Decision) -> str:
    """The instance and the court."""
    where = fact.court or gettext("court not named")
    return gettext("%(instance)s, %(court)s", instance=word(fact.instance), court=where)


def hearing_place(fact: facts.Hearing) -> str:
    """Where and at what time a hearing is."""
    time = fact.date.time if fact.date else None
    return ", ".join(each for each in (fact.court, time) if each)


def hearing(showing: Showing, fact: facts.Hearing) -> tuple[Phrase, ...]:
    """What a hearing is for, and whether it was held."""
    purpose, said = showing.phrase(fact.purpose), []
    if purpose:
        whole = capital(purpose.text.removesuffix("."), purpose.lang)
        said.append(Phrase(gettext("%(said)s.", said=whole), purpose.lang))
    if fact.state:
        said.append(Phrase(gettext("%(said)s.", said=capital(hearing_word(fact.state)))))
    if fact.postponed_to:
        day = showing.day(fact.postponed_to)
        said.append(Phrase(gettext("Postponed to %(day)s.", day=day)))
    return tuple(said)


def proceeding(showing: Showing, fact: facts.Proceeding) -> str:
    """Who brought a proceeding, and for how much."""
    if fact.claimed:
        return gettext("Claimed: %(amount)s.", amount=money(fact.claimed, showing.locale))
    if fact.brought_by:
        who = showing.speaker(Claim(said_by=fact.brought_by))
        return gettext("Brought by: %(who)s.", who=who)
    charged = [each.label for each in showing.case.charges if fact.id in each.proceeding]
    labels = showing.listed(label for label in charged if label)
    return gettext("Charged with: %(labels)s.", labels=labels) if labels else ""


def charge(showing: Showing, fact: facts.Charge) -> Phrase:
    """What somebody is charged with, in the source's words."""
    who = showing.listed(showing.name_of(each).text for each in showing.subjects_of(fact))
    label = fact.label or gettext("a charge that is not known")
    lang = showing.foreign if fact.label else ""
    return Phrase(gettext("%(who)s: %(label)s.", who=who, label=label), lang)


def whose(showing: Showing, fact: facts.Fact, kind: str) -> str:
    """The kind of a fact, and whose it is where a case has several subjects."""
    if len(showing.case.subjects) < 2:  # noqa: PLR2004 - one needs no name
        return kind
    names = showing.listed(showing.name_of(each).text for each in showing.subjects_of(fact))
    return ", ".join(each for each in (kind, names) if each)


def detention_begins(showing: Showing, fact: facts.Detention) -> tuple[str, tuple[str, ...]]:
    """The heading and the sentences of a period's first day."""
    who = showing.subjects_of(fact)
    names = showing.listed(showing.name_of(each).text for each in who)
    if fact.follows:
        moved = gettext("%(who)s: %(kind)s.", who=names, kind=word(fact.kind))
        return gettext("Still in custody"), (moved, *_circumstances(showing, fact))
    taken = ngettext(
        "%(who)s is taken.", "%(who)s are taken.", len(who) or 1, who=names or gettext("Somebody")
    )
    return gettext("Taken"), (taken, *_circumstances(showing, fact))


def _circumstances(showing: Showing, fact: facts.Detention) -> tuple[str, ...]:
    said = []
    if fact.place:
        said.append(gettext("Place: %(place)s.", place=fact.place))
    if fact.taken_by:
        said.append(gettext("Taken by: %(who)s.", who=fact.taken_by))
    if fact.term:
        said.append(gettext("Ordered: %(length)s.", length=term(showing, fact.term)))
    if fact.ordered_by:
        said.append(gettext("Ordered by: %(who)s.", who=fact.ordered_by))
    if fact.lasted:
        said.append(gettext("It lasted %(length)s.", length=term(showing, fact.lasted)))
    return tuple(said)


def detention_day(case: Case, fact: facts.Detention) -> Date | None:
    """The day a period is known to begin, else of its decision, else of its last report."""
    decided = next((each for each in case.decisions if each.id == fact.under), None)
    served = (decided.counts_from or decided.date) if decided else None
    return fact.taken or (fact.last_confirmed if fact.follows and not served else served)


def extension(showing: Showing, given: facts.Extension) -> str:
    """More time: by a term or until a day."""
    if given.until:
        return gettext("Extended until %(day)s.", day=showing.day(given.until))
    return gettext("Extended by %(length)s.", length=term(showing, given.term or "P0D"))


def detention_end(fact: facts.Detention) -> tuple[str, str]:
    """The mark and the heading of the end of a custody."""
    if fact.how_ended == "died":
        return "taken", gettext("Died in custody")
    if fact.how_ended in ("sentence replaced", "re-arrested at the gate", "unknown"):
        return "note", gettext("This custody ends")
    return "release", gettext("Release")


def ended(showing: Showing, fact: facts.Detention) -> str:
    """How a custody ended."""
    names = showing.listed(showing.name_of(each).text for each in showing.subjects_of(fact))
    how = word(fact.how_ended) if fact.how_ended else gettext("how it ended is not reported")
    return gettext("%(who)s: %(how)s.", who=names, how=how)


def measure(showing: Showing, fact: facts.Measure) -> str:
    """Where and by whom a measure was taken, and what it cost."""
    said = [fact.authority]
    said += [money(fact.amount, showing.locale)] if fact.amount else []
    said += [term(showing, fact.term)] if fact.term else []
    told = ", ".join(each for each in said if each)
    place = gettext("Place: %(place)s.", place=fact.place) if fact.place else ""
    return " ".join(each for each in (place, f"{capital(told)}." if told else "") if each)


def event(showing: Showing, fact: facts.Event) -> str:
    """How long something lasted, and where."""
    if fact.lasted:
        return gettext("It lasted %(length)s.", length=term(showing, fact.lasted))
    return gettext("Place: %(place)s.", place=fact.place) if fact.place else ""


def post_heading(fact: facts.Post) -> str:
    """The kind of a post; one row may stand for many."""
    if fact.count is not None and fact.count != 1:
        return gettext("Posts")
    return capital(word(fact.kind or "post"))


def post_place(showing: Showing, fact: facts.Post) -> str:
    """The platforms, and who wrote it where that is not the subject."""
    platforms = showing.words(fact.platform)
    wrote = [each for each in fact.author if each != "unknown"]
    names = showing.names(wrote) if len(showing.case.subjects) > 1 else ""
    return ", ".join(each for each in (platforms, names) if each)


def stance(claim: Claim) -> str:
    """What a claim without another value does: it says so, or denies."""
    if not claim.about:
        return capital(word(claim.stance))
    return gettext("%(fields)s: %(stance)s", fields=fields_of(claim), stance=word(claim.stance))


def fields_of(claim: Claim) -> str:
    """The names of the fields a claim is about."""
    return capital(", ".join(field_name(each) for each in claim.about))


def claimed(showing: Showing, fact: Claimed, name: str, value: Any) -> Phrase:
    """The other value a claim gives to a field, with the field's name."""
    said = value_shown(showing, name, said_value(type(fact), name, value))
    return Phrase(gettext("%(field)s: %(value)s", field=capital(field_name(name)), value=said))


def value_shown(showing: Showing, name: str, value: Any) -> str:
    """Any value of the field with this name as a reader sees it."""
    if isinstance(value, Date):
        return showing.day(value)
    if isinstance(value, facts.Penalty):
        return penalty(showing, value)
    if isinstance(value, tuple):
        return showing.listed(value_shown(showing, name, each) for each in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):
        phrase = showing.phrase(value)
        return phrase.text if phrase else ""
    return _worded(showing, name, value)


def _worded(showing: Showing, name: str, value: Any) -> str:
    if name in _TERMS:
        return term(showing, str(value))
    if name in _SUMS:
        return money(str(value), showing.locale)
    return word_of(name, str(value)) if name in CLOSED else str(value)


def corrected_party(showing: Showing, field: str) -> str:
    """Whose fact a correction names, where it is a party's."""
    owner = field.split(".", maxsplit=1)[0]
    known = {party.id for party in showing.case.parties}
    return showing.party(owner).text if owner in known else ""


def corrected_field(showing: Showing, field: str) -> str:
    """The name of the field a correction names."""
    return field_name(field.rsplit(".", maxsplit=1)[-1]) if showing.case else field
