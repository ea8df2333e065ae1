"""What the cards of a case, a person and the record say. Never a quote; names as published."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app import dates
from app.document.claimed import Stated
from app.document.others import Provision
from app.pages.case_view import Custodies
from app.pages.code_names import code_title
from app.pages.custody_strip import strip_of
from app.pages.law_penalties import version_lines
from app.pages.law_uses import charged_words
from app.pages.person_view import PersonView
from app.pages.pictures.facts import Row, Strip
from app.pages.pictures.shapes import DrawnStrip
from app.pages.pictures.strip import draw_strip, runs_right_to_left
from app.pages.sentences import capital
from app.pages.sharing.cards import Account, CardFacts
from app.pages.sharing.faces import shows
from app.pages.sharing.quotes import quotes_nothing
from app.pages.sharing.setting import name_apart
from app.pages.showing import Showing, in_language
from app.pages.states import state_word
from app.pages.voices import voices
from app.pages.words import word
from app.record.queries.law import Uses
from app.web.language import gettext, ngettext

_NAMED: Final = 3
_FORMS: Final = 2
_NO_BREAK: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where and when a card is read: its page without the scheme, the language, the day."""

    address: str
    locale: str
    as_of: date

    @property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        return runs_right_to_left(self.locale)

    @property
    def day(self) -> str:
        """The day, in words."""
        shown = dates.display(self.as_of.isoformat(), self.locale)
        return gettext("As of %(day)s", day=shown)


def case_card(showing: Showing, custodies: Custodies, place: CardPlace) -> CardFacts:
    """The card of a case: its subjects, whether they are held, the charge and what is reported."""
    strip = strip_of(showing, custodies)
    names = [showing.name_of(each).text for each in showing.case.subjects]
    region = showing.case.region
    drawn, title = _drawn(strip, place.locale), showing.phrase(showing.case.title)
    return CardFacts(
        locale=place.locale,
        rtl=place.rtl,
        kind=f"{gettext('Case')} · {region}" if region else gettext("Case"),
        name=several(showing, names, rtl=place.rtl),
        address=place.address,
        as_of=place.day,
        standing=(_standing(strip.rows),),
        accounts=tuple(_accounts(showing)),
        strip=drawn,
        forms=title.text if title and not drawn else "",
    )


def person_card(view: PersonView, place: CardPlace) -> CardFacts:
    """The card of a person: the name in its forms, whether they are held, their life line."""
    kind = gettext("Person") if view.person.kind == "person" else capital(view.kind)
    forms = [each.text for each in view.forms if shows(each.text)]
    days = gettext("%(days)s in custody in all.", days=view.days) if view.days else ""
    cases = ngettext("%(num)s case here.", "%(num)s cases here.", len(view.cases))
    return CardFacts(
        locale=place.locale,
        rtl=place.rtl,
        kind=kind,
        name=view.name,
        address=place.address,
        as_of=place.day,
        forms=" · ".join(name_apart(each) for each in forms[:_FORMS]),
        standing=(capital(view.status.words) if view.status else "", f"{capital(days)} {cases}"),
        strip=_drawn(view.strip, place.locale) if view.strip else None,
    )


def provision_card(provision: Provision, uses: Uses, place: CardPlace) -> CardFacts:
    """The card of an article: its number and title, how many are charged, what it allows now."""
    title = in_language(provision.title, place.locale, provision.lang)
    return CardFacts(
        locale=place.locale,
        rtl=place.rtl,
        kind=code_title(provision.code, provision, place.locale),
        name=gettext("Article %(number)s", number=provision.path),
        address=place.address,
        as_of=place.day,
        forms=capital(title.text, title.lang) if title else "",
        standing=(charged_words(uses),),
        accounts=tuple(_allowing(provision, place.locale)),
    )


def _allowing(provision: Provision, locale: str) -> Iterable[Account]:
    """What the version in force allows, since when; and what a charge under it is judged to be."""
    versions = version_lines(provision, locale)
    given = provision.versions[-1].basis if provision.versions else None
    basis, judged = gettext("Basis of a charge, our judgement"), word(given) if given else ""
    if versions and not versions[0].until and versions[0].penalties:
        lines = (": ".join(filter(None, (each.whom, each.says))) for each in versions[0].penalties)
        since = gettext("since %(day)s", day=versions[0].since) if versions[0].since else ""
        also = gettext("%(field)s: %(value)s", field=basis, value=judged) if judged else ""
        aside = " · ".join(capital(each) for each in (since, also) if each)
        yield Account(gettext("What it allows"), capital("; ".join(lines)), aside)
    elif judged:
        yield Account(basis, capital(judged))


def record_card(held_words: str, place: CardPlace) -> CardFacts:
    """The card of every other page: what this is, and how many are held."""
    return CardFacts(
        locale=place.locale,
        rtl=place.rtl,
        kind="",
        name=gettext("People prosecuted for what they said online"),
        address=place.address,
        as_of=place.day,
        standing=(held_words,),
    )


def several(showing: Showing, names: Sequence[str], *, rtl: bool) -> str:
    """Names as one text, broken between them; of many the first ones, and how many more."""
    whole = [each.replace(" ", _NO_BREAK) for each in names] if len(names) > 1 else names
    apart = [name_apart(each) if rtl else each for each in whole]
    more = len(apart) - _NAMED
    if more < 1:
        return showing.listed(apart)
    first = ", ".join(apart[:_NAMED])
    return ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", more, names=first)


def _standing(rows: Sequence[Row]) -> str:
    """One subject's state with the days, or how many of several are in each state."""
    if len(rows) == 1:
        return capital(rows[0].words)
    states = Counter(row.state for row in rows)
    return capital("; ".join(f"{state_word(state)}: {number}" for state, number in states.items()))


def _accounts(showing: Showing) -> Iterable[Account]:
    """What the state charges, or says; and what is reported beside it."""
    case = showing.case
    official, reported = (
        _unquoting(showing, case.official_reason),
        _unquoting(showing, case.reported_reason),
    )
    if case.charges:
        labels = dict.fromkeys(each.label or gettext("not known") for each in case.charges)
        speakers = dict.fromkeys(showing.speaker(each) for each in case.charges)
        says, speaker = capital("; ".join(labels)), "; ".join(speakers)
        yield Account(gettext("Charged with"), says, speaker)
    elif official:
        yield _voiced(showing, gettext("The state says"), official[:1])
    if reported:
        yield _voiced(showing, gettext("It is reported that"), reported[:1])


def _unquoting(showing: Showing, said: Sequence[Stated]) -> list[Stated]:
    """Those that quote no post."""
    found = ((each, showing.phrase(each.text)) for each in said)
    return [each for each, text in found if text and quotes_nothing(text.text, showing.case)]


def _voiced(showing: Showing, heading: str, said: Sequence[Stated]) -> Account:
    voice = voices(showing, said)[0]
    speaker = f"{voice.speaker} ({voice.aside})" if voice.aside else voice.speaker
    return Account(heading, voice.text, speaker)


def _drawn(strip: Strip, locale: str) -> DrawnStrip | None:
    """The strip, where there is anything to draw."""
    if not any(row.bars or row.outlines for row in strip.rows):
        return None
    return draw_strip(strip, locale)
