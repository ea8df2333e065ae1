"""The entries each kind of fact makes: one small function a kind, and a table that joins them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.document import facts
from app.document.case import Case
from app.document.claimed import Claimed
from app.document.dated_parts import named_parts
from app.pages import sentences
from app.pages.entries import Correction, Entry, entry_of, says
from app.pages.showing import Phrase, Showing
from app.pages.words import word
from app.record.moments import anchor, announced_by
from app.web.language import gettext

_Maker = Callable[[Showing, facts.Claimed], Iterator[Entry]]


def of_facts(showing: Showing) -> tuple[Entry, ...]:
    """Every entry the facts of a case make, with what updates say of them; not yet in order.

    They depend on the case, the language and the names of its parties, and on no day: they are
    worded once and kept with the case.
    """
    kept = showing.case.kept
    asked = ("entries", showing.locale, *showing.named())
    if asked not in kept:
        kept[asked] = tuple(_of_facts(showing))
    found: tuple[Entry, ...] = kept[asked]
    return found


def _of_facts(showing: Showing) -> Iterator[Entry]:
    made = [
        entry
        for name, _, fact in showing.case.every_fact()
        for entry in _MAKERS[name](showing, fact)
    ]
    return _announced(showing, made)


def of_one(showing: Showing, fact: Claimed) -> tuple[Entry, ...]:
    """The entries one fact makes by itself, whatever updates say of it."""
    lists = (name for name, _, each in showing.case.every_fact() if each is fact)
    return tuple(_MAKERS[next(lists)](showing, fact))


def _nothing(_showing: Showing, _fact: Claimed) -> Iterator[Entry]:
    """Parties, ties and charges without a dated step stand elsewhere on the page."""
    yield from ()


def _proceeding(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Proceeding)  # noqa: S101
    if fact.opened:
        said = sentences.proceeding(showing, fact)
        yield entry_of(
            showing,
            fact,
            "charge",
            gettext("Proceeding opened"),
            detail=word(fact.kind),
            day=fact.opened,
            order=3,
            says=says(showing, fact, said),
        )


def _post(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Post)  # noqa: S101
    gist = showing.phrase(fact.gist)
    yield entry_of(
        showing,
        fact,
        "post",
        sentences.post_heading(fact),
        detail=sentences.post_place(showing, fact),
        day=fact.date,
        order=0,
        says=(*_begun(gist), *says(showing, fact)),
        quote=fact.quote,
    )


def _begun(gist: Phrase | None) -> tuple[Phrase, ...]:
    """Our words for what a post said, as a line of their own."""
    return (Phrase(sentences.capital(gist.text, gist.lang), gist.lang),) if gist else ()


def _stated(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Stated)  # noqa: S101
    if fact.date:
        yield entry_of(
            showing, fact, "update", gettext("Said"), day=fact.date, says=says(showing, fact)
        )


def _charge(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Charge)  # noqa: S101
    for name, step in named_parts(fact.id or "", fact.statuses):
        if step.date:
            yield entry_of(
                showing,
                fact,
                "charge",
                gettext("Charge"),
                anchor=anchor(fact.id or "", f"statuses.{name}"),
                detail=word(step.status),
                day=step.date,
                order=3,
                says=says(showing, fact, sentences.charge(showing, fact)),
            )


def _detention(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Detention)  # noqa: S101
    heading, said = sentences.detention_begins(showing, fact)
    yield entry_of(
        showing,
        fact,
        "taken",
        heading,
        detail=sentences.whose(showing, fact, word(fact.kind)),
        day=sentences.detention_day(showing.case, fact),
        order=4 if fact.follows or not fact.taken else 2,
        says=says(showing, fact, *said),
    )
    for name, extension in named_parts(fact.id or "", fact.extensions):
        yield entry_of(
            showing,
            fact,
            "decision",
            gettext("Detention extended"),
            anchor=anchor(fact.id or "", f"extensions.{name}"),
            day=extension.date,
            says=(Phrase(sentences.extension(showing, extension)),),
            differing=(),
        )
    if fact.ended or fact.how_ended:
        yield _ended(showing, fact)


def _ended(showing: Showing, fact: facts.Detention) -> Entry:
    mark, heading = sentences.detention_end(fact)
    return entry_of(
        showing,
        fact,
        mark,
        heading,
        anchor=f"{fact.id}-ended",
        detail=sentences.whose(showing, fact, ""),
        day=fact.ended,
        order=8,
        says=(Phrase(sentences.ended(showing, fact)),),
        differing=(),
        note=None,
    )


def _measure(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Measure)  # noqa: S101
    yield entry_of(
        showing,
        fact,
        "measure",
        sentences.capital(word(fact.kind)),
        detail=sentences.whose(showing, fact, ""),
        day=fact.date,
        order=1,
        says=says(showing, fact, sentences.measure(showing, fact)),
    )


def _decision(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Decision)  # noqa: S101
    yield entry_of(
        showing,
        fact,
        "decision",
        gettext("Decision"),
        detail=sentences.court(fact),
        day=fact.date,
        order=3,
        says=says(showing, fact, *sentences.decision(showing, fact), *_folded(showing, fact)),
    )


def _folded(showing: Showing, fact: facts.Decision) -> Iterator[str]:
    """The cases or decisions whose penalties went into one sentence."""
    if fact.folds:
        here = {each.id: sentences.court(each) for each in showing.case.decisions}
        what = showing.listed(here.get(each, each) for each in fact.folds)
        yield gettext("Folded into one sentence: %(what)s.", what=what)


def _hearing(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Hearing)  # noqa: S101
    yield entry_of(
        showing,
        fact,
        "decision",
        gettext("Hearing"),
        detail=sentences.hearing_place(fact),
        day=fact.date,
        order=3,
        says=says(showing, fact, *sentences.hearing(showing, fact)),
    )


def _event(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Event)  # noqa: S101
    yield entry_of(
        showing,
        fact,
        "health" if fact.kind in ("health", "hunger strike") else "update",
        gettext("Event") if fact.kind == "other" else sentences.capital(word(fact.kind)),
        detail=sentences.whose(showing, fact, ""),
        day=fact.date,
        says=says(showing, fact, sentences.event(showing, fact)),
    )


def _update(showing: Showing, fact: Claimed) -> Iterator[Entry]:
    assert isinstance(fact, facts.Update)  # noqa: S101
    if fact.kind == "correction":
        yield _correction(showing, fact)
    elif not fact.facts:
        yield entry_of(
            showing,
            fact,
            "update",
            sentences.capital(word(fact.kind)),
            day=fact.happened or fact.published,
            says=says(showing, fact),
        )


def _correction(showing: Showing, fact: facts.Update) -> Entry:
    field = sentences.corrected_field(showing, fact.field or "")
    why = showing.phrase(fact.why)
    changed = Correction(field, fact.old or "", fact.new or "", why, showing.foreign)
    return entry_of(
        showing,
        fact,
        "correction",
        gettext("Correction"),
        detail=sentences.corrected_party(showing, fact.field or ""),
        day=fact.happened or fact.published,
        order=9,
        says=says(showing, fact),
        correction=changed,
    )


def _announced(showing: Showing, entries: list[Entry]) -> Iterator[Entry]:
    """Entries with the day and the words of the updates that announced them."""
    announced = _announcements(showing.case)
    for entry in entries:
        update = announced.get(entry.anchor)
        yield _told(showing, entry, update) if update else entry


def _announcements(case: Case) -> dict[str, facts.Update]:
    return {
        anchor: update
        for update in case.updates
        if update.kind != "correction"
        for anchor in announced_by(case, update)
    }


def _told(showing: Showing, entry: Entry, update: facts.Update) -> Entry:
    day = update.published or update.happened
    said = gettext("Update of %(day)s", day=showing.day(day)) if day else gettext("Update")
    text = showing.phrase(update.text)
    says = (text, *entry.says) if text else entry.says
    return replace(entry, announced=said, says=says, day=entry.day or day, told_on=not entry.day)


_MAKERS: dict[str, _Maker] = {
    "parties": _nothing,
    "proceedings": _proceeding,
    "accounts": _nothing,
    "posts": _post,
    "ties": _nothing,
    "official_reason": _stated,
    "reported_reason": _stated,
    "statements": _stated,
    "charges": _charge,
    "detentions": _detention,
    "measures": _measure,
    "decisions": _decision,
    "hearings": _hearing,
    "events": _event,
    "updates": _update,
}
