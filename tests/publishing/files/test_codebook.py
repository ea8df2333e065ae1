"""Everything in the files is explained: each column, and each word that a cell may have."""

import zipfile
from typing import Any, get_args

import pytest

from app.document import vocabulary
from app.document.facts import Account, Charge, Detention, Post, Related
from app.document.others import AllowedPenalty, Version
from app.pages.dataset import codebook
from app.pages.dataset.tables import TABLES
from config import Settings
from tests.downloads import served


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_and_word_of_a_table_has_a_meaning(table: Any) -> None:
    lines = codebook.explained(table)
    assert len(lines.columns) == len(table.columns)
    for column in lines.columns:
        assert column.meaning.endswith("."), column.name
        assert "%(" not in column.meaning, column.name
        assert all(each.meaning for each in column.words), column.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_names_in_a_table_are_its_own(table: Any) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert {*table.key, *table.facets} <= set(names)
    assert names[0] == "slug"
    known = {each.name: {column.name for column in each.columns} for each in TABLES}
    for link in table.links:
        assert set(link.columns) <= set(names)
        assert set(link.there) <= known[link.table]


def test_words_that_documents_may_use_are_in_the_codebook() -> None:
    told = {word for table in TABLES for column in table.columns for word in column.words}
    for closed in (
        vocabulary.DetentionKind,
        vocabulary.HowEnded,
        vocabulary.Outcome,
        vocabulary.MeasureKind,
        vocabulary.FateWord,
        vocabulary.TieLevel,
        vocabulary.Speaker,
        vocabulary.PostVerification,
        vocabulary.FactVerification,
    ):
        assert set(get_args(closed)) <= told


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        (Account, "accounts"),
        (AllowedPenalty, "provision_penalties"),
        (Charge, "charges"),
        (Detention, "detentions"),
        (Post, "posts"),
        (Related, "related_cases"),
        (Version, "provision_versions"),
    ],
)
def test_no_field_of_a_fact_is_forgotten(fact: Any, name: str) -> None:
    """A new field of the document has a column, or stands here with where else it is told."""
    elsewhere = {
        "id", "of", "claims", "preferred_because", "author", "featuring", "captures", "source",
        "proceeding", "statuses", "lang", "url", "about", "count", "verification",
        "owner", "case", "min", "max", "penalties",
    }  # fmt: skip
    (table,) = (each for each in TABLES if each.name == name)
    columns = {column.name for column in table.columns}
    columns |= {each.removesuffix("_edtf") for each in columns}
    assert set(fact.model_fields) - columns <= elsewhere


def test_the_codebook_is_in_the_package_in_every_language(filed: Settings) -> None:
    with zipfile.ZipFile(served(filed, "speechwatch.zip")) as package:
        texts = [package.read(f"codebook-{lang}.md").decode() for lang in ("en", "az")]
    for text in texts:
        for table in TABLES:
            assert f"## {table.name}\n" in text
            assert all(f"**{column.name}**" in text for column in table.columns)
