"""What an item of the arrest feed tells, fact by fact: each line with who says it and where.

Nothing that a post says word for word is told here: feeds and previews hold no quotes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.document.claimed import Claimed, Stated
from app.document.facts import Charge, Detention, Party, Post, Tie
from app.pages import sentences
from app.pages.entries import differing
from app.pages.showing import Phrase, Showing
from app.pages.voices import voices
from app.pages.words import word
from app.record.moments import taking_date
from app.record.queries.following import FeedItem
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class Line:
    """One fact: what it is about, what is said, who says it, and the ids of its sources."""

    label: str
    said: tuple[Phrase, ...]
    speaker: str
    sources: tuple[str, ...]


def lines(showing: Showing, arrest: FeedItem) -> Iterator[Line]:
    """The facts of one taking: how it began, the charges, both reasons, the tie and its posts."""
    case = showing.case
    party = case.party(arrest.party or "")
    for taking in case.detentions:
        if taking.id == arrest.fact:
            yield from taken(showing, taking)
    for charge in case.charges:
        if case.of_subject(charge, party):
            yield from charged(showing, charge)
    yield from reasons(showing, case.official_reason, gettext("The state says"), party)
    yield from reasons(showing, case.reported_reason, gettext("It is reported that"), party)
    for tie in case.ties:
        if tie.id == arrest.tie:
            yield from _tied(showing, tie)


def taken(showing: Showing, taking: Detention) -> Iterator[Line]:
    """How a custody began, and what else is reported of that."""
    began = Phrase(_began(showing, taking))
    own = showing.phrase(taking.text)
    _, (_, *circumstances) = sentences.detention_begins(showing, taking)
    said = (began, *([own] if own else []), *map(Phrase, circumstances))
    yield from _told(showing, taking, gettext("Taken"), said)


def _began(showing: Showing, taking: Detention) -> str:
    """The day and the kind of custody; where only a later fact dates it, that is said."""
    day, kind = taking_date(showing.case, taking), word(taking.kind)
    if day is None:
        return gettext("on a day not known, %(kind)s.", kind=kind)
    if taking.taken is None:
        return gettext(
            "on a day not reported, by %(day)s, %(kind)s.", day=showing.day(day), kind=kind
        )
    return gettext("%(day)s, %(kind)s.", day=showing.day(day), kind=kind)


def charged(showing: Showing, charge: Charge) -> Iterator[Line]:
    """The charge as the source labels it, and the article as the source writes it."""
    label = charge.label or gettext("a charge that is not known")
    cited = f"{label} ({charge.citation})" if charge.citation else label
    yield from _told(showing, charge, gettext("Charged with"), (Phrase(cited),))


def reasons(
    showing: Showing, stated: Iterable[Stated], label: str, party: Party | None = None
) -> Iterator[Line]:
    """What is said to be the reason; with a party only what is said of them, or of all."""
    for reason in stated:
        said = showing.phrase(reason.text)
        if said and (party is None or not reason.of or party.id in reason.of):
            yield from _told(showing, reason, label, (said,))


def _tied(showing: Showing, tie: Tie) -> Iterator[Line]:
    level = Phrase(word(tie.level))
    own = showing.phrase(tie.text)
    said = (level, own) if own else (level,)
    yield from _told(showing, tie, gettext("Tie to posts"), said)
    for post in showing.case.posts:
        if post.id in tie.post:
            heading = sentences.post_heading(post)
            yield from _told(showing, post, heading, tuple(_post(showing, post)))


def _post(showing: Showing, post: Post) -> Iterator[Phrase]:
    """Where and when a post stood, and our words for what it said."""
    where = [showing.words(post.platform), showing.day(post.date) if post.date else ""]
    told = ", ".join(each for each in where if each)
    gist = showing.phrase(post.gist)
    if told:
        yield Phrase(sentences.capital(f"{told}:" if gist else told))
    if gist:
        yield gist


def _told(showing: Showing, fact: Claimed, label: str, said: tuple[Phrase, ...]) -> Iterator[Line]:
    """A fact, and beside it who denies it or gives another value for it."""
    yield Line(label, said, _speaker(showing, fact), showing.case.sources_of(fact))
    for claim in fact.claims:
        if claim.says or claim.stance != "asserts":
            (other,) = differing(showing, fact.model_copy(update={"claims": (claim,)}))
            sources = showing.case.sources_of(claim)
            yield Line(gettext("Said otherwise"), other.says, other.speaker, sources)


def _speaker(showing: Showing, fact: Claimed) -> str:
    """Who says it and how surely."""
    if isinstance(fact, (Stated, Tie)):
        (voice,) = voices(showing, (fact,))
        return "; ".join(each for each in (voice.speaker, voice.aside) if each)
    hedged = gettext("said with the word “%(hedge)s”", hedge=fact.hedge) if fact.hedge else ""
    return "; ".join(each for each in (showing.speaker(fact), hedged) if each)
