"""The page of one case, as a function of its document, what it shows of others, and a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app import dates
from app.custody import Custody, days_in_custody, expected_release, held
from app.document import holding
from app.document.case import Case
from app.document.values import Date
from app.pages.cards import ChargeCard, PostCard, charge_card, post_card
from app.pages.case_facts import Pair, case_facts
from app.pages.entries import Entry, in_order
from app.pages.fact_entries import of_facts
from app.pages.findings import findings
from app.pages.markdown import rendered
from app.pages.pictures.facts import Row
from app.pages.pictures.lanes import Lane, Moment, lane_heads, lanes
from app.pages.showing import Name, Phrase, Showing
from app.pages.states import StatusLine, days_words, end_shown, status, year_inferred
from app.pages.voices import Voice, voices
from app.web.language import gettext, ngettext

Custodies = Mapping[str, tuple[Custody, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in its place: the lanes beside it, the days held by then, the distance before it."""

    entry: Entry
    day: str
    iso: str
    inferred: bool
    lanes: tuple[Lane, ...]
    held: str = ""
    lapse: str = ""
    same_day: bool = False

    @property
    def lanes_above(self) -> tuple[Lane, ...]:
        """The lanes beside the distance over this entry."""
        return tuple(Lane(lane.up, lane.up) for lane in self.lanes)


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the page of a case prints, in the order in which it prints it."""

    showing: Showing
    names: tuple[Name, ...]
    title: Phrase
    summary: Markup
    summary_lang: str
    facts: tuple[Pair, ...]
    statuses: tuple[StatusLine, ...]
    official: tuple[Voice, ...]
    reported: tuple[Voice, ...]
    statements: tuple[Voice, ...]
    ties: tuple[Voice, ...]
    heads: tuple[str, ...]
    timeline: tuple[Line, ...]
    undated: tuple[Line, ...]
    posts: tuple[PostCard, ...]
    charges: tuple[ChargeCard, ...]
    corrections: tuple[Entry, ...]
    findings: tuple[str, ...]

    @property
    def brackets(self) -> bool:
        """Whether a year on the page stands in brackets, so that the page must say why."""
        return any(line.inferred for line in self.timeline)


def custodies_of(case: Case) -> Custodies:
    """The custodies of each subject of a case, by the party's id."""
    return {each.id or "": holding.custodies(case, each.id or "") for each in case.subjects}


def case_view(showing: Showing, custodies: Custodies, rows: tuple[Row, ...]) -> CaseView:
    """The page of a case; `rows` are those of its custody strip, one a subject."""
    case = showing.case
    entries = in_order([*of_facts(showing), *_term_ends(showing, custodies)])
    lines = _lines(showing, entries, custodies, rows)
    names = tuple(showing.name_of(each) for each in case.subjects)
    summary = showing.phrase(case.summary)
    return CaseView(
        showing=showing,
        names=names,
        title=showing.phrase(case.title) or Phrase(case.slug),
        summary=rendered(summary.text) if summary else Markup(),
        summary_lang=summary.lang if summary else "",
        facts=case_facts(showing),
        statuses=tuple(status(showing, each, custodies[each.id or ""]) for each in case.subjects),
        official=voices(showing, case.official_reason),
        reported=voices(showing, case.reported_reason),
        statements=voices(showing, (each for each in case.statements if not each.date)),
        ties=voices(showing, case.ties),
        heads=tuple(lane_heads([each.text for each in names])),
        timeline=tuple(line for line in lines if line.entry.bounds.lower),
        undated=tuple(line for line in lines if not line.entry.bounds.lower),
        posts=tuple(post_card(showing, each) for each in case.posts),
        charges=tuple(charge_card(showing, each) for each in case.charges),
        corrections=tuple(each for each in entries if each.correction),
        findings=tuple(found for each in case.subjects for found in findings(showing, each)),
    )


def _term_ends(showing: Showing, custodies: Custodies) -> Iterator[Entry]:
    """An entry of the tracker's own where a term ended and nobody reports a release."""
    for party in showing.case.subjects:
        for custody in custodies[party.id or ""]:
            end = expected_release(custody)
            standing = held([custody], showing.as_of)
            if end is None or standing.state != "presumed released" or standing.since != end.day:
                continue
            name = showing.name_of(party).text
            yield Entry(
                anchor=f"{custody.id}-term-ends",
                mark="note",
                heading=gettext("Term ends"),
                detail=gettext("worked out by the tracker"),
                day=Date(edtf=_edtf(end.day, year_inferred(showing, custody))),
                order=9,
                says=(Phrase(_no_release(name, end_shown(showing, custody))),),
                parties=(party.id or "",),
                worked_out=True,
            )


def _no_release(name: str, day: str) -> str:
    return gettext(
        "The ordered time of %(name)s ends on %(day)s. No source reports a release;"
        " we count presumed released, not free.",
        name=name,
        day=day,
    )


def _edtf(bounds: dates.Bounds, inferred: bool) -> str:  # noqa: FBT001
    if bounds.lower == bounds.upper:
        return f"{bounds.lower}?" if inferred else f"{bounds.lower}"
    return f"{bounds.lower or '..'}/{bounds.upper or '..'}"


def _lines(
    showing: Showing, entries: tuple[Entry, ...], custodies: Custodies, rows: tuple[Row, ...]
) -> list[Line]:
    subjects = [each.id or "" for each in showing.case.subjects]
    moments = [Moment(each.bounds.lower, _turns(each, subjects)) for each in entries]
    beside = lanes(rows, moments)
    earlier = (None, *entries)
    lapses = _lapses(showing, entries)
    return [
        _line(showing, entry, sides, before, (custodies, lapses))
        for entry, sides, before in zip(entries, beside, earlier, strict=False)
    ]


def _line(
    showing: Showing,
    entry: Entry,
    sides: tuple[Lane, ...],
    before: Entry | None,
    reckoned: tuple[Custodies, Mapping[str, str]],
) -> Line:
    day, shown = entry.bounds.lower, showing.day(entry.day)
    custodies, lapses = reckoned
    return Line(
        entry=entry,
        day=shown,
        iso=_iso(entry),
        inferred=bool(entry.day and "[" in shown),
        lanes=sides,
        held=_held_by(entry, day, custodies) if day else "",
        lapse=lapses.get(entry.anchor, ""),
        same_day=bool(before and _on_one_day(entry, before)),
    )


def _on_one_day(entry: Entry, before: Entry) -> bool:
    """Whether both are known to be of one day; two of one month need not be."""
    span = entry.bounds
    return before.bounds == span and span.lower is not None and span.lower == span.upper


def _iso(entry: Entry) -> str:
    """The date as a machine reads it, where it is a day, a month or a year."""
    return entry.day.edtf.rstrip("?~%") if entry.day and "/" not in entry.day.edtf else ""


def _turns(entry: Entry, subjects: list[str]) -> frozenset[int]:
    """Whose custody turns at an entry: those it takes or frees."""
    if entry.mark not in ("taken", "release") and not entry.worked_out:
        return frozenset()
    return frozenset(place for place, each in enumerate(subjects) if each in entry.parties)


def _held_by(entry: Entry, day: date, custodies: Custodies) -> str:
    """The days held by an entry's day, where it is one person's and the days are known."""
    if len(entry.parties) != 1 or entry.bounds.lower != entry.bounds.upper or entry.worked_out:
        return ""
    held_for = days_in_custody(custodies.get(entry.parties[0], ()), day)
    if held_for is None or not held_for.least or held_for.most is None:
        return ""
    return gettext("%(days)s held", days=days_words(held_for))


def _lapses(showing: Showing, entries: tuple[Entry, ...]) -> dict[str, str]:
    """The distance from the post to each taking, by the taking's anchor."""
    starts = {each.id for each in showing.case.detentions if not each.follows and each.taken}
    begun = (each for each in entries if each.anchor in starts and each.parties)
    return {each.anchor: _lapse(showing.case, each.parties[0]) for each in begun}


def _lapse(case: Case, party_id: str) -> str:
    """The distance from a subject's post to the first taking, only where both are known."""
    days = holding.post_to_arrest(case, party_id)
    if days is None or days.most is None or not days.least:
        return ""
    if days.least == days.most:
        return ngettext(
            "%(n)s day after the post", "%(n)s days after the post", days.least, n=days.least
        )
    return gettext("%(days)s after the posts", days=days_words(days))
