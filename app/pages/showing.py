"""A case as it is shown: to a reader of one language, on one day, with what it shows of others."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from app import addresses
from app.document.case import Case
from app.document.claimed import Claim, Claimed
from app.document.facts import Party
from app.document.naming import called
from app.document.others import Person, Provision
from app.document.values import Date, Text
from app.document.vocabulary import SPEAKERS
from app.pages.spelled import listed
from app.pages.words import word
from app.web.language import apart, gettext

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, and the language they are in where it is not the page's."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody's name as shown, with the page about them where there is one."""

    text: str
    href: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """The number a source has on the page, and its anchor."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Showing:
    """Everything a piece of a case's page is made from. `people` by slug, `provisions` by key."""

    case: Case
    people: Mapping[str, Person]
    provisions: Mapping[str, Provision]
    locale: str
    as_of: date
    _worded: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Names and speakers in words: a long page says each of a few many times."""

    @property
    def foreign(self) -> str:
        """The case's own language, where it is not the reader's: that of labels, as written."""
        return "" if self.case.lang == self.locale else self.case.lang

    def phrase(self, text: Text | None) -> Phrase | None:
        """A text in the reader's language, else in the case's, else in any it has."""
        return in_language(text, self.locale, self.case.lang)

    def day(self, day: Date | None) -> str:
        """A date as known, in the reader's language."""
        return day.shown(self.locale) if day else gettext("not dated")

    def party(self, party_id: str) -> Name:
        """A party's name: what its document calls it in the reader's language, else the case's."""
        return self.name_of(self.case.party(party_id))

    def name_of(self, party: Party) -> Name:
        """The name of a party; a subject's leads to their page."""
        asked = ("name", party.person, party.name, party.part)
        return self._once(asked, self._name_of, party)

    def _name_of(self, party: Party) -> Name:
        person = self.people.get(party.person or "")
        named = called(person, self.locale) if person else party.name
        text = named or gettext("somebody not named")
        href = addresses.person(person.slug) if person and party.part == "subject" else ""
        return Name(text, href)

    def named(self) -> tuple[str, ...]:
        """Every party's name and address as shown: what a page of the case shows of people."""
        shown = (self.name_of(each) for each in self.case.parties)
        return tuple(said for name in shown for said in (name.text, name.href))

    def names(self, party_ids: Iterable[str]) -> str:
        """Several names as one text."""
        return self.listed(self.party(each).text for each in party_ids)

    def listed(self, items: Iterable[str]) -> str:
        """Items joined as the reader's language joins them."""
        return listed(tuple(apart(each) for each in items), self.locale)

    def words(self, values: Iterable[str]) -> str:
        """Several of the closed words as one text."""
        return self.listed(word(value) for value in values)

    def subjects_of(self, fact: Claimed) -> tuple[Party, ...]:
        """The subjects a fact belongs to."""
        of = getattr(fact, "of", ())
        chosen = tuple(party for party in self.case.subjects if party.id in of)
        return chosen or (self.case.subjects if len(self.case.subjects) == 1 else ())

    def refs(self, said: Claimed | Claim) -> tuple[Ref, ...]:
        """The numbered sources of a fact or a claim."""
        wanted = self.case.sources_of(said)
        return self._once(("refs", wanted), self._refs, wanted)

    def _refs(self, wanted: tuple[str, ...]) -> tuple[Ref, ...]:
        numbered = enumerate(self.case.sources, start=1)
        return tuple(Ref(number, f"s-{each.id}") for number, each in numbered if each.id in wanted)

    def outlets(self, said: Claimed | Claim) -> str:
        """The outlets a fact or a claim was read in."""
        wanted = self.case.sources_of(said)
        return self._once(("outlets", wanted), self._outlets, wanted)

    def _outlets(self, wanted: tuple[str, ...]) -> str:
        return self.listed(each.outlet for each in self.case.sources if each.id in wanted)

    def speaker(self, said: Claimed | Claim) -> str:
        """Who says it, in words: the speakers, else the outlet's own reporting."""
        return self._once(("speaker", said.said_by, said.source), self._speaker, said)

    def _speaker(self, said: Claimed | Claim) -> str:
        if not said.said_by:
            return gettext("reported by %(outlet)s", outlet=self.outlets(said))
        return self.listed(self._one_speaker(each, said) for each in said.said_by)

    def _one_speaker(self, speaker: str, said: Claimed | Claim) -> str:
        if speaker not in SPEAKERS:
            party = self.case.party(speaker)
            role = "" if party.part == "subject" else self._part(party)
            name = self.name_of(party).text
            return gettext("%(name)s (%(part)s)", name=name, part=role) if role else name
        if speaker == "outlet":
            return gettext("%(outlet)s, its own words", outlet=self.outlets(said))
        if speaker == "subject" and len(self.case.subjects) == 1:
            return self.name_of(self.case.subjects[0]).text
        return word(speaker)

    def _part(self, party: Party) -> str:
        return word(party.part) if party.identification != "unnamed" else ""

    def _once(self, asked: Hashable, work: Callable[..., _T], *given: object) -> _T:
        if asked not in self._worded:
            self._worded[asked] = work(*given)
        found: _T = self._worded[asked]
        return found


def in_language(text: Text | None, locale: str, lang: str) -> Phrase | None:
    """A text in one language; where it has none in it, in its own, which is then named.

    `lang` is the language of a plain text.
    """
    if text is None:
        return None
    if isinstance(text, str):
        return Phrase(text, "" if lang == locale else lang)
    for wanted in (locale, lang, "en", *text):
        if wanted in text:
            return Phrase(text[wanted], "" if wanted == locale else wanted)
    return None
