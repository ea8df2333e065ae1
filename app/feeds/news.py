"""What an item of the update feeds tells: a listed update, a dated fact, or a case that is new."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.document import facts
from app.document.claimed import Claim, Claimed
from app.document.dated_parts import part_named
from app.document.values import Date
from app.feeds.lines import Line, charged, reasons, taken
from app.pages import sentences
from app.pages.entries import Entry
from app.pages.fact_entries import of_one
from app.pages.showing import Phrase, Showing
from app.pages.words import fate_word, word
from app.record.developments import CASE
from app.record.moments import anchor, announced_by
from app.record.queries.following import FeedItem
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class News:
    """A title, whose news it is (a name, and a role where one is reported), the facts, the anchor.

    The anchor is the place on the page of the case; empty for the case as a whole.
    """

    title: str
    who: tuple[Phrase, ...]
    lines: tuple[Line, ...]
    anchor: str


def news(showing: Showing, entered: FeedItem) -> News:
    """The news of an item that is no arrest."""
    if entered.field == CASE:
        return whole_case(showing)
    fact = next(each for _, _, each in showing.case.every_fact() if each.id == entered.fact)
    if isinstance(fact, facts.Update):
        return _update(showing, fact)
    return _fact(showing, fact, entered.field or "")


def whole_case(showing: Showing) -> News:
    """A case as news of its own: who, what was done, the charges, the reasons.

    Each is told once, although it may be of several subjects.
    """
    case = showing.case
    who = showing.listed(showing.name_of(each).text for each in case.subjects)
    said = [line for each in case.detentions for line in taken(showing, each)]
    said += [line for each in case.measures for line in _entry_lines(showing, each)]
    said += [line for each in case.charges for line in charged(showing, each)]
    said += reasons(showing, case.official_reason, gettext("The state says"))
    said += reasons(showing, case.reported_reason, gettext("It is reported that"))
    return News(gettext("%(who)s: new case", who=who), (Phrase(who),), tuple(said), "")


def _update(showing: Showing, update: facts.Update) -> News:
    """Its own words, then each fact it announces, in the fact's words."""
    told = tuple(_announced(showing, update))
    day = update.happened or update.published or next((each.day for each in told if each.day), None)
    heading = told[0].heading if told else sentences.capital(word(update.kind))
    if update.kind == "correction":
        (told_here,) = of_one(showing, update)
        heading, said = told_here.heading, [_line(showing, told_here)]
    else:
        said = [_own_line(showing, update)] if update.text or not told else []
    said += [line for entry in told for line in _with_others(showing, entry)]
    parties = dict.fromkeys(each for entry in told for each in entry.parties)
    who = _names(showing, parties or _of(showing, update))
    place = told[0].anchor if told and update.kind != "correction" else update.id or ""
    return News(_title(showing, who, heading, day), (Phrase(who),), tuple(said), place)


def _announced(showing: Showing, update: facts.Update) -> Iterator[Entry]:
    """The entries of the facts an update names; those without one are told by its own words."""
    named = {each.id: each for _, _, each in showing.case.every_fact() if each.id in update.facts}
    for fact_id, place in zip(update.facts, announced_by(showing.case, update), strict=True):
        entries = of_one(showing, named[fact_id])
        yield from (entry for entry in entries if entry.anchor == place)


def _own_line(showing: Showing, update: facts.Update) -> Line:
    text = showing.phrase(update.text)
    day = update.happened or update.published
    said = [Phrase(showing.day(day))] if day else []
    said += [text] if text else []
    label = sentences.capital(word(update.kind))
    return Line(label, tuple(said), showing.speaker(update), showing.case.sources_of(update))


def _fact(showing: Showing, fact: Claimed, field: str) -> News:
    lines = tuple(_fact_lines(showing, fact, field))
    who = _names(showing, _of(showing, fact))
    title = _title(showing, who, lines[0].label if lines else "", _day(showing, fact, field))
    return News(title, (Phrase(who),), lines, anchor(fact.id or "", field))


def _fact_lines(showing: Showing, fact: Claimed, field: str) -> Iterator[Line]:
    fate = _told_fate(fact, field)
    if fate:
        yield _fate(showing, fact, fate)
    elif field == "ordered" and isinstance(fact, facts.Detention):
        yield _ordered(showing, fact)
    elif isinstance(fact, facts.Charge) and not fact.statuses:
        yield from charged(showing, fact)
    else:
        wanted = anchor(fact.id or "", field)
        for entry in of_one(showing, fact):
            if entry.anchor == wanted:
                yield from _with_others(showing, entry)
    if isinstance(fact, facts.Charge) and fact.statuses and not _step_day(fact, field):
        yield from charged(showing, fact)


def _day(showing: Showing, fact: Claimed, field: str) -> Date | None:
    wanted = anchor(fact.id or "", field)
    if field == "ordered":
        return getattr(fact, "ordered", None)
    fate = _told_fate(fact, field)
    if fate:
        return fate.date
    return next((each.day for each in of_one(showing, fact) if each.anchor == wanted), None)


def _told_fate(fact: Claimed, field: str) -> facts.Fate | None:
    name, _, part = field.partition(".")
    if name == "fates" and isinstance(fact, facts.Post | facts.Account):
        return part_named(fact.id or "", fact.fates, part)
    return None


def _step_day(charge: facts.Charge, field: str) -> Date | None:
    step = part_named(charge.id or "", charge.statuses, field.partition(".")[2])
    return step.date if step else None


def _fate(showing: Showing, fact: Claimed, fate: facts.Fate) -> Line:
    said = [Phrase(showing.day(fate.date))] if fate.date else []
    said += [Phrase(sentences.capital(fate_word(fate.fate)))]
    claim = Claim(said_by=fate.said_by, source=fate.source or fact.source)
    sources = showing.case.sources_of(claim)
    return Line(gettext("What became of a post"), tuple(said), showing.speaker(claim), sources)


def _ordered(showing: Showing, fact: facts.Detention) -> Line:
    said = [showing.day(fact.ordered), word(fact.kind)]
    said += [sentences.term(showing, fact.term)] if fact.term else []
    said += [fact.ordered_by] if fact.ordered_by else []
    sources = showing.case.sources_of(fact)
    told = tuple(map(Phrase, said))
    return Line(gettext("Detention ordered"), told, showing.speaker(fact), sources)


def _entry_lines(showing: Showing, fact: Claimed) -> Iterator[Line]:
    for entry in of_one(showing, fact):
        yield from _with_others(showing, entry)


def _with_others(showing: Showing, entry: Entry) -> Iterator[Line]:
    """An entry, and beside it what others say of the same."""
    yield _line(showing, entry)
    for other in entry.differing:
        sources = tuple(each.anchor.removeprefix("s-") for each in other.refs)
        yield Line(gettext("Said otherwise"), other.says, other.speaker, sources)


def _line(showing: Showing, entry: Entry) -> Line:
    said = [Phrase(showing.day(entry.day))] if entry.day else []
    said += [Phrase(entry.detail)] if entry.detail else []
    said += entry.says
    if entry.correction:
        changed = entry.correction
        told = {"field": changed.field, "old": changed.old, "new": changed.new}
        said += [Phrase(gettext("%(field)s: not “%(old)s”, but “%(new)s”.") % told)]
        said += [changed.why] if changed.why else []
    sources = tuple(each.anchor.removeprefix("s-") for each in entry.refs)
    return Line(entry.heading, tuple(said), entry.speaker, sources)


def _title(showing: Showing, who: str, what: str, day: Date | None) -> str:
    if day is None:
        return gettext("%(who)s: %(what)s", who=who, what=what)
    return gettext("%(who)s: %(what)s, %(day)s", who=who, what=what, day=showing.day(day))


def _of(showing: Showing, fact: Claimed) -> Iterable[str]:
    """The subjects a fact is about; of a post those who wrote it; all where it names none."""
    named = fact.author if isinstance(fact, facts.Post) else getattr(fact, "of", ())
    every = [each.id or "" for each in showing.case.subjects]
    return [each for each in every if each in named] or every


def _names(showing: Showing, parties: Iterable[str]) -> str:
    return showing.listed(showing.party(each).text for each in parties)
