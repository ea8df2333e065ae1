"""The tables of what was done to people: charges, custody, and measures without custody."""

from typing import Final

from app.document.facts import Charge, Detention, Measure
from app.document.vocabulary import Basis, ChargeStatus, DetentionKind, HowEnded, MeasureKind
from app.pages.dataset import in_words
from app.pages.dataset.declaring import Column, Table, dated, several_words, word
from app.pages.dataset.scene import Of, each_party
from app.pages.dataset.told import (
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
    TO_EACH,
)
from app.record.moments import taking_date
from app.web.language import marked as _n

CHARGES: Final[Table[Of[Charge]]] = Table(
    "charges",
    _n("One row is one charge against one party."),
    OF_EACH,
    (
        *FACTS,
        *PARTY,
        PROCEEDING,
        Column(
            "label", "text", _n("The charge as the source words it."), lambda row: row.fact.label
        ),
        CITATION,
        PROVISION,
        ARTICLE,
        word(
            "basis",
            _n("What the charge rests on, in the judgement of this tracker. Empty: not recorded."),
            Basis,
            lambda row: row.fact.basis,
        ),
        *dated("act", _n("The day of the act that is charged."), lambda row: row.fact.act),
        several_words(
            "statuses",
            _n("The steps that are reported of the charge, in their order."),
            ChargeStatus,
            lambda row: tuple(dict.fromkeys(each.status for each in row.fact.statuses)),
        ),
        Column(
            "steps",
            "list",
            _n("The same steps, each with its date in EDTF."),
            lambda row: in_words.steps(row.fact.statuses),
        ),
        *TAIL,
        ADDRESS,
    ),
    each_party("charges"),
    links=(*TO_EACH, TO_ARTICLE),
    facets=("provision", "basis"),
)

DETENTIONS: Final[Table[Of[Detention]]] = Table(
    "detentions",
    _n("One row is one period in custody of one party. Those that follow one another are one."),
    OF_EACH,
    (
        *FACTS,
        *PARTY,
        word(
            "kind",
            _n("The kind of custody."),
            DetentionKind,
            lambda row: row.fact.kind,
            required=True,
        ),
        *dated("taken", _n("The day of the taking, as reported."), lambda row: row.fact.taken),
        *dated(
            "began",
            _n("The day it began: as reported, else that of the decision that it serves."),
            lambda row: taking_date(row.case, row.fact),
            written=False,
        ),
        Column("taken_by", "text", _n("Who took them."), lambda row: row.fact.taken_by),
        PLACE,
        Column(
            "follows",
            "text",
            _n("The period that it follows in one custody, by its fact."),
            lambda row: row.fact.follows,
        ),
        Column(
            "term",
            "term",
            _n("The term ordered with it, else that of the decision it serves; ISO 8601."),
            lambda row: in_words.ordered_term(row.case, row.fact),
        ),
        *dated("ordered", _n("The day of the order."), lambda row: row.fact.ordered),
        Column("ordered_by", "text", _n("Who ordered it."), lambda row: row.fact.ordered_by),
        Column(
            "extensions",
            "list",
            _n("Extensions: the date of each, and its term or the day until which it runs."),
            lambda row: in_words.extensions(row.fact.extensions),
        ),
        Column(
            "under", "text", _n("The decision it serves, by its fact."), lambda row: row.fact.under
        ),
        *dated(
            "last_confirmed",
            _n("The day on which a source last said that they are in custody."),
            lambda row: row.fact.last_confirmed,
        ),
        Column(
            "lasted",
            "term",
            _n("How long it lasted, where only that is reported; ISO 8601."),
            lambda row: row.fact.lasted,
        ),
        *dated("ended", _n("The day on which it ended, as reported."), lambda row: row.fact.ended),
        word("how_ended", _n("How it ended."), HowEnded, lambda row: row.fact.how_ended),
        *TAIL,
        ADDRESS,
    ),
    each_party("detentions"),
    links=TO_EACH,
    facets=("kind", "how_ended", "place"),
)

MEASURES: Final[Table[Of[Measure]]] = Table(
    "measures",
    _n("One row is one measure without custody against one party, such as a summons or a fine."),
    OF_EACH,
    (
        *FACTS,
        *PARTY,
        PROCEEDING,
        word(
            "kind",
            _n("The kind of measure."),
            MeasureKind,
            lambda row: row.fact.kind,
            required=True,
        ),
        *dated("date", _n("When."), lambda row: row.fact.date),
        Column("authority", "text", _n("By which authority."), lambda row: row.fact.authority),
        PLACE,
        NUMBER,
        CITATION,
        PROVISION,
        ARTICLE,
        Column("amount", "text", _n("The sum, with its currency."), lambda row: row.fact.amount),
        Column(
            "paid", "yes or no", _n("Whether it is reported as paid."), lambda row: row.fact.paid
        ),
        Column("term", "term", _n("For how long, in ISO 8601."), lambda row: row.fact.term),
        *dated("ended", _n("The day on which it ended."), lambda row: row.fact.ended),
        *TAIL,
        ADDRESS,
    ),
    each_party("measures"),
    links=(*TO_EACH, TO_ARTICLE),
    facets=("kind", "provision"),
)
