"""The tables of what courts did: proceedings, decisions, hearings; and of all other events."""

from typing import Any, Final

from app.document.facts import Decision, Event, Hearing, Proceeding
from app.document.vocabulary import (
    EventKind,
    HearingState,
    Instance,
    Outcome,
    PenaltyKind,
    ProceedingKind,
)
from app.pages.dataset import in_words
from app.pages.dataset.declaring import Column, Table, dated, several_words, word
from app.pages.dataset.scene import Of, each_fact, each_party
from app.pages.dataset.told import (
    ABOUT,
    ADDRESS,
    ARTICLE,
    CITATION,
    FACTS,
    NUMBER,
    OF_EACH,
    PARTY,
    PLACE,
    PROCEEDING,
    PROVISION,
    TAIL,
    TO_ARTICLE,
    TO_CASE,
    TO_EACH,
)
from app.web.language import marked as _n

_COURT: Column[Of[Any]] = Column("court", "text", _n("The court."), lambda row: row.fact.court)
_JUDGE: Column[Of[Any]] = Column("judge", "text", _n("The judge."), lambda row: row.fact.judge)
_CLOSED: Column[Of[Any]] = Column(
    "closed_doors",
    "yes or no",
    _n("Whether the public was shut out, where that is reported."),
    lambda row: row.fact.closed_doors,
)

PROCEEDINGS: Final[Table[Of[Proceeding]]] = Table(
    "proceedings",
    _n("One row is one course of law; charges and decisions belong to one."),
    ("slug", "fact"),
    (
        *FACTS,
        ABOUT,
        word("kind", _n("Of what kind."), ProceedingKind, lambda row: row.fact.kind, required=True),
        *dated("opened", _n("When it was opened."), lambda row: row.fact.opened),
        Column(
            "brought_by",
            "list",
            _n("Who brought it: a closed word of who speaks, or a party of the case."),
            lambda row: row.fact.brought_by or None,
        ),
        NUMBER,
        Column("authority", "text", _n("Before which authority."), lambda row: row.fact.authority),
        Column("claimed", "text", _n("The sum that is claimed."), lambda row: row.fact.claimed),
        *TAIL,
        ADDRESS,
    ),
    each_fact("proceedings"),
    links=(TO_CASE,),
    facets=("kind",),
)

DECISIONS: Final[Table[Of[Decision]]] = Table(
    "decisions",
    _n("One row is one decision of a court about one party."),
    OF_EACH,
    (
        *FACTS,
        *PARTY,
        PROCEEDING,
        word(
            "instance",
            _n("In which instance."),
            Instance,
            lambda row: row.fact.instance,
            required=True,
        ),
        *dated("date", _n("When it was made."), lambda row: row.fact.date),
        _COURT,
        NUMBER,
        _JUDGE,
        Column(
            "reviews",
            "list",
            _n("The decisions or the custody that it reviews, by their fact."),
            lambda row: row.fact.reviews or None,
        ),
        CITATION,
        PROVISION,
        ARTICLE,
        several_words("outcome", _n("What it decided."), Outcome, lambda row: row.fact.outcome),
        Column(
            "imposed",
            "list",
            _n("What it imposed for this case alone: each penalty with its term or sum."),
            lambda row: in_words.penalties(row.fact.imposed),
        ),
        Column(
            "sentence",
            "list",
            _n("The sentence in force after it: each penalty with its term or sum."),
            lambda row: in_words.penalties(row.fact.sentence),
        ),
        several_words(
            "penalties",
            _n("The kinds of penalty in force after it, or imposed by it."),
            PenaltyKind,
            lambda row: tuple(
                dict.fromkeys(each.kind for each in row.fact.sentence or row.fact.imposed)
            ),
        ),
        *dated(
            "counts_from",
            _n("The day from which the sentence counts."),
            lambda row: row.fact.counts_from,
        ),
        Column(
            "folds",
            "list",
            _n("The decisions that are folded into this sentence."),
            lambda row: row.fact.folds or None,
        ),
        _CLOSED,
        *TAIL,
        ADDRESS,
    ),
    each_party("decisions"),
    links=(*TO_EACH, TO_ARTICLE),
    facets=("instance", "outcome", "court"),
)

HEARINGS: Final[Table[Of[Hearing]]] = Table(
    "hearings",
    _n("One row is one day in court, past or to come."),
    ("slug", "fact"),
    (
        *FACTS,
        ABOUT,
        PROCEEDING,
        *dated("date", _n("When."), lambda row: row.fact.date),
        Column(
            "time",
            "text",
            _n("The time of day, where it was."),
            lambda row: row.fact.date.time if row.fact.date else None,
        ),
        _COURT,
        NUMBER,
        _JUDGE,
        Column("purpose", "text", _n("What for."), lambda row: row.scene.text(row.fact.purpose)),
        word("state", _n("What became of it."), HearingState, lambda row: row.fact.state),
        *dated("postponed_to", _n("To when it was put off."), lambda row: row.fact.postponed_to),
        _CLOSED,
        *TAIL,
        ADDRESS,
    ),
    each_fact("hearings"),
    links=(TO_CASE,),
    facets=("state", "court"),
)

EVENTS: Final[Table[Of[Event]]] = Table(
    "events",
    _n("One row is one event that is no custody, measure or decision, such as a hunger strike."),
    ("slug", "fact"),
    (
        *FACTS,
        ABOUT,
        word("kind", _n("Of what kind."), EventKind, lambda row: row.fact.kind, required=True),
        *dated("date", _n("When."), lambda row: row.fact.date),
        Column(
            "lasted", "term", _n("How long it lasted, in ISO 8601."), lambda row: row.fact.lasted
        ),
        PLACE,
        *TAIL,
        ADDRESS,
    ),
    each_fact("events"),
    links=(TO_CASE,),
    facets=("kind",),
)
