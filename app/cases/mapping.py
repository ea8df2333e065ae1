"""Which table keeps which part of a case, a person or a tally, and how they name each other.

A document names other documents by their slugs, the tables by their ids: so a person who is
renamed is renamed in every case at once, and nothing can name a document that is not there.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from app.cases import models
from app.cases.models.kept import DOCUMENT_LISTS, FREE_LISTS, WORD_LISTS
from app.db.keeping import Kept, Row
from app.document import facts, others
from app.document.case import Case
from app.document.claimed import Capture, Claim, Fate, Stated
from app.document.rows import Mention, flat, whole
from app.document.values import Model
from app.law.layout import Layout, Lists
from app.law.mapping import table_of

Slugs = Mapping[tuple[str, str], str]
Ids = Mapping[str, str]

KIND_OF_LIST: Final = {"overlaps": "case", "distinct_from": "person"}
_NAMED: Final = {"person": "person_id", "case": "case_id"}
_WORDS: Final = frozenset({*WORD_LISTS, *FREE_LISTS})


def _mentioned(mention: Mention, lists: Lists) -> Row:
    if mention.field in DOCUMENT_LISTS:
        return {"names_id": mention.word}
    field_names = mention.field == "about" and lists[mention.key] == "claims"
    if mention.field in _WORDS or field_names or mention.word not in lists:
        return {"word": mention.word}
    return {"target": mention.word, "target_listed": lists[mention.word]}


CASES: Final = Layout(
    documents=table_of(models.Document),
    former=table_of(models.FormerSlug),
    items=table_of(models.Item),
    mentions=table_of(models.Mention),
    sources=table_of(models.Source),
    citings=table_of(models.Citing),
    roots={
        Case: table_of(models.Case),
        others.Person: table_of(models.Person),
        others.Tally: table_of(models.Tally),
    },
    parts={
        facts.Party: table_of(models.Party),
        facts.Proceeding: table_of(models.Proceeding),
        facts.Account: table_of(models.Account),
        facts.Post: table_of(models.Post),
        facts.Tie: table_of(models.Tie),
        Stated: table_of(models.Statement),
        facts.Charge: table_of(models.Charge),
        facts.Decision: table_of(models.Decision),
        facts.Detention: table_of(models.Detention),
        facts.Measure: table_of(models.Measure),
        facts.Hearing: table_of(models.Hearing),
        facts.Event: table_of(models.Event),
        facts.Update: table_of(models.Update),
        facts.Related: table_of(models.Related),
        Claim: table_of(models.Claim),
        Fate: table_of(models.Fate),
        Capture: table_of(models.Capture),
        facts.ChargeStep: table_of(models.ChargeStep),
        facts.Extension: table_of(models.Extension),
        facts.Penalty: table_of(models.Penalty),
        others.Name: table_of(models.PersonName),
        others.Role: table_of(models.PersonRole),
        others.TallyRow: table_of(models.TallyRow),
        others.TallyCharge: table_of(models.TallyCharge),
    },
    mentioned=_mentioned,
)
MODELS: Final[Mapping[str, type[Model]]] = {
    "case": Case,
    "person": others.Person,
    "tally": others.Tally,
}


def laid_out(document: Any, ids: Slugs) -> Kept:
    """The rows of a case, person or tally. `ids` has the id of every kind and slug it names."""
    rows = flat(document)
    for part in rows.parts:
        for kind, column in _NAMED.items():
            if part.columns.get(kind) is not None:
                part.columns[column] = ids[kind, part.columns[kind]]
    rows.mentions = [
        replace(each, word=ids[KIND_OF_LIST[each.field], each.word])
        if each.field in KIND_OF_LIST
        else each
        for each in rows.mentions
    ]
    return CASES.laid_out(kind_of(document), document.id, rows)


def read(kept: Kept, slugs: Ids) -> Any:
    """The document of these rows. `slugs` has the slug of every id they name."""
    (head,) = kept[CASES.documents]
    model = MODELS[head["kind"]]
    rows = CASES.rows_of(model, kept)
    for part in rows.parts:
        for kind, column in _NAMED.items():
            if part.columns.get(column) is not None:
                part.columns = {**part.columns, kind: slugs[part.columns[column]]}
    rows.mentions = [
        replace(each, word=slugs[each.word]) if each.field in KIND_OF_LIST else each
        for each in rows.mentions
    ]
    return whole(model, rows)


def ids_named(kept: Kept) -> set[str]:
    """The ids of the documents that these rows name."""
    found = {
        row[column]
        for table, rows in kept.items()
        for column in (*_NAMED.values(), "names_id")
        if column in table.c
        for row in rows
        if row[column] is not None
    }
    return {str(each) for each in found}


def kind_of(document: Any) -> str:
    """The word for a kind of document: case, person, tally or provision."""
    return str(document.speechwatch).partition("/")[0]
