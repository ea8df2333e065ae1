"""The index says what the published documents say: after every change, and nothing beside it."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, delete, select, text

from app.db.engines import engine, on_sqlite, reading
from app.db.erasing import erase_traces
from app.db.migrations import upgrade
from app.document.others import Tombstone
from app.document.reading import Document
from app.document.values import Date
from app.document.writing import canonical
from app.folding import match, tokens
from app.folding.characters import composed
from app.record import actions, tables
from app.record.ledger import Cause, Entry
from app.record.search.asking import asked
from app.record.search.forms import form_of, keys_of, word_of, words
from app.record.search.meaning import meaning
from app.record.search.queries import hits
from app.record.search.terms import GAP, literal, words_of
from tests.publishing.papers import article, case, person, tally
from tests.record.conftest import KEY, entries, identified

NAMES = json.loads((Path(__file__).parents[2] / "tables" / "names.json").read_text("utf-8"))


def project(record: Engine, documents: Iterable[Document]) -> None:
    """Publishes documents for the first time, those shown before those that show them."""
    with record.begin() as connection:
        actions.project(connection, entries([identified(each) for each in documents]))


def again(record: Engine, document: Document, number: int, cause: Cause = "updated") -> None:
    """Publishes a document's second revision."""
    entry = next(entries([identified(document)], after=number - 1))
    with record.begin() as connection:
        actions.project(connection, [replace(entry, revision=2, cause=cause)])


def finds(record: Engine, typed: str, kind: str = "case") -> list[str]:
    """The slugs of the documents of a kind that answer."""
    with reading(record) as connection:
        found = hits(connection, meaning(connection, asked(typed)), kind, 50)
        query = select(tables.sought.c.place, tables.document.c.slug).join(
            tables.document, tables.document.c.id == tables.sought.c.document
        )
        slugs = {row.place: row.slug for row in connection.execute(query)}
    return [slugs[hit.place] for hit in found.hits]


def index_of(connection: Connection) -> dict[str, object]:
    """Everything search reads, the index itself as what it says of each term."""
    kept: dict[str, object] = {
        table.name: sorted(tuple(row) for row in connection.execute(select(table)))
        for table in (tables.sought, tables.term, tables.spelling)
    }
    if on_sqlite(connection):
        made = "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, 'sought_words', 'instance')"
        connection.execute(text(made))
        rows = connection.execute(text('SELECT term, doc, "offset" + 1 FROM temp.terms'))
        kept["words"] = sorted(tuple(row) for row in rows if row[0] != GAP)
        connection.execute(text("DROP TABLE temp.terms"))
    else:
        each = "SELECT lexeme, place, unnest(positions) FROM sought_words, unnest(words)"
        kept["words"] = sorted(tuple(row) for row in connection.execute(text(each)))
    return kept


def test_a_case_is_found_by_every_name_of_its_people(record: Engine) -> None:
    poet = person(name="Aydin Sadiqzade", names="[{text: Айдын Садыгзаде}, {text: Shair Aydin}]")
    project(record, [poet, article(), case()])
    for typed in ("Sadıqzadə", "Садыгзаде", "shair", "Aydin poem"):
        assert finds(record, typed) == ["sadiqzade-poem"], typed
    assert finds(record, "Shair", "person") == ["aydin-sadiqzade"]


def test_a_case_follows_when_its_person_is_renamed(record: Engine) -> None:
    project(record, [person(), article(), case()])
    again(record, person(name="Elmar Quliyev"), 4)
    assert finds(record, "Guliyev") == ["sadiqzade-poem"]
    assert finds(record, "Guliyev", "person") == ["aydin-sadiqzade"]
    assert finds(record, "Sadiqzade name") == []
    with reading(record) as connection:
        assert "sadiqzade" not in {row.form for row in connection.execute(select(tables.term))}


def test_whoever_is_no_subject_is_not_found_as_a_person(record: Engine) -> None:
    judge = person("some-judge", "Some Judge")
    parties = "[{id: poet, person: aydin-sadiqzade}, {id: judge, person: some-judge, part: judge}]"
    project(record, [person(), judge, article(), case(parties=parties)])
    assert finds(record, "Judge", "person") == []
    assert finds(record, "Judge") == ["sadiqzade-poem"]
    again(record, case(parties="[{id: poet, person: some-judge}]"), 5)
    assert finds(record, "Judge", "person") == ["some-judge"]
    assert finds(record, "Sadiqzade", "person") == []


def test_every_kind_of_document_is_found(record: Engine) -> None:
    project(record, [person(), article(), case(), tally()])
    assert finds(record, "slander", "provision") == ["inv-147"]
    assert finds(record, "warned", "tally") == ["ten-warned"]
    assert finds(record, "Invented Paper") == ["sadiqzade-poem"]
    assert finds(record, "facebook") == ["sadiqzade-poem"]


def test_case_numbers_are_found_as_they_are_written(record: Engine) -> None:
    numbered = case(proceedings="[{id: one, kind: criminal, number: 1(103)-1234/2023}]")
    project(record, [person(), article(), numbered])
    assert finds(record, "1(103)-1234/2023") == ["sadiqzade-poem"]
    assert finds(record, "1(103)-1235/2023") == []
    assert finds(record, "1234/1(103)-2023") == []


@pytest.mark.parametrize("cause", ["withdrawn", "protected"])
def test_what_is_taken_away_leaves_no_term_behind(record: Engine, cause: Cause) -> None:
    secret = case("zz-case", summary="Zzsecret words.", people="zz-poet")
    project(record, [person(), article(), case()])
    with reading(record) as connection:
        before = index_of(connection)
    with record.begin() as connection:
        added = entries(
            [identified(person("zz-poet", "Zzpoet Zzsurname")), identified(secret)], after=3
        )
        actions.project(connection, added)
    with reading(record) as connection:
        assert "zzsecret" in str(index_of(connection))
    with record.begin() as connection:
        gone = [
            replace(each, revision=2, cause=cause, body=_left(each, cause), items=())
            for each in entries([identified(secret), identified(person("zz-poet", "Z"))], after=5)
        ]
        actions.project(connection, gone)
    with reading(record) as connection:
        assert index_of(connection) == before


def _left(entry: Entry, cause: Cause) -> bytes | None:
    if cause == "protected":
        return None
    left = Tombstone(
        id=entry.document,
        slug_hash=(entry.document.replace("-", "") * 2,),
        withdrawn=Date(edtf="2026-11-22"),
    )
    return canonical(left)


@pytest.mark.parametrize("cause", ["withdrawn", "protected"])
def test_no_byte_of_a_word_is_left_in_the_files(tmp_path: Path, cause: Cause) -> None:
    """FTS5 only notes what is deleted; the word in small letters stands in the index alone."""
    url = f"sqlite:///{tmp_path / 'record.sqlite'}"
    upgrade(url, "record")
    source = engine(url)
    with source.begin() as connection:
        actions.set_up(connection, b"k" * 32)
        hidden = identified(case("qq-case", summary="QQHIDDENWORD."))
        actions.project(connection, entries([identified(case()), hidden]))
    assert _holds(tmp_path, b"qqhiddenword")
    entry = next(entries([hidden], after=2))
    with source.begin() as connection:
        gone = replace(entry, revision=2, cause=cause, body=_left(entry, cause), items=())
        actions.project(connection, [gone])
    erase_traces(source)
    assert not _holds(tmp_path, b"qqhiddenword")
    source.dispose()


def _holds(folder: Path, mark: bytes) -> bool:
    return any(mark in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_following_entry_by_entry_gives_the_index_that_a_refill_gives(record: Engine) -> None:
    steps: list[Document] = [
        person(),
        article(),
        case(),
        tally(),
        person("other-poet", "Other Poet"),
    ]
    first = list(entries([identified(each) for each in steps]))
    renamed: Document = identified(person(name="Elmar Quliyev"))
    moved = identified(case(people="other-poet aydin-sadiqzade", summary="Another day in court."))
    later = [replace(each, revision=2) for each in entries([renamed, moved], after=5)]
    with record.begin() as connection:
        for each in (*first, *later):
            actions.project(connection, [each])
        followed = index_of(connection)
        actions.clear(connection)
        empty = index_of(connection)
        actions.set_up(connection, b"k" * 32)
        actions.project(connection, [*first, *later])
        assert index_of(connection) == followed
    assert not any(empty.values())
    assert followed["words"]


def test_a_record_whose_tables_were_emptied_by_hand_begins_without_a_word(record: Engine) -> None:
    project(record, [person(), article(), case()])
    with reading(record) as connection:
        expected = index_of(connection)
    with record.begin() as connection:
        actions.project(connection, entries([identified(case("another"))], after=3))
        for table in tables.metadata.sorted_tables:
            connection.execute(delete(table))
        actions.set_up(connection, KEY)
    project(record, [person(), article(), case()])
    with reading(record) as connection:
        assert index_of(connection) == expected


@pytest.mark.parametrize("row", NAMES["pairs"], ids=lambda row: row["en"])
def test_the_pairs_of_names_find_each_other(row: dict[str, str]) -> None:
    """Through the vocabulary, as `match` finds them; Алескер needs a stored alias."""
    for one in ("az", "en", "ru"):
        for other in ("az", "en", "ru"):
            met = match(row[one], row[other]) is not None
            assert _meets(row[one], row[other]) == met


@pytest.mark.parametrize("row", NAMES["extra_match_tests"], ids=lambda row: row["query"])
def test_a_name_is_found_or_not_as_the_table_says(row: dict[str, str]) -> None:
    assert _meets(row["query"], row["name"]) == bool(row["match"])


def _meets(typed: str, name: str) -> bool:
    """Whether every word of a question shares a spelling with a word of a name, as indexed."""

    known = [set(keys_of(form_of(word))) for word in words(name)]
    return all(any(set(keys_of(form_of(word))) & each for each in known) for word in words(typed))


pieces = st.text(
    st.one_of(st.sampled_from("KM. -'aəşЖ1²!$\u200b\u0301李\u2000\u00a0\x1c\t@/"), st.characters()),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(pieces)
def test_a_text_is_cut_as_the_fold_cuts_it(written: str) -> None:
    assert words(written) == tokens(written)


@settings(max_examples=150, deadline=None)
@given(pieces)
def test_a_form_holds_nothing_that_an_engine_could_take_for_a_sign(written: str) -> None:
    terms = words_of("case", {"title": written, "parties": []}).own
    assert [word_of(form_of(word)) for word in words(written)] == [
        composed(composed(word).casefold()) for word in words(written)
    ]
    for term in terms:
        assert all(char.isalnum() or char == "_" or not char.isascii() for char in term)
        assert not any(char.isspace() for char in term)


@pytest.mark.faults
def test_words_beyond_what_an_engine_counts_are_found_but_in_no_phrase(record: Engine) -> None:
    often = "song " * 300
    long = " ".join(f"w{at}" for at in range(16_500))
    project(record, [person(), article(), case(summary=f"{often} poem {long} lastword")])
    assert finds(record, "lastword w16400") == ["sadiqzade-poem"]
    assert finds(record, '"song poem"') == []
    assert finds(record, '"w1 w2"') == ["sadiqzade-poem"]
    assert finds(record, '"w16400 w16401"') == []


def test_a_literal_says_every_position() -> None:
    assert literal(["c0a", "_", "c2b", "c0a"]) == "c0a:1,4 c2b:3"


def test_the_terms_kept_to_take_a_document_out_are_those_that_were_put_in(full: Engine) -> None:
    with reading(full) as connection:
        rows = connection.execute(select(tables.sought)).all()
        counted: Counter[tuple[str, str]] = Counter()
        for row in rows:
            counted.update(
                (term[2:], term[:2]) for term in zlib.decompress(row.terms).decode().split()
            )
        kept = {
            (row.form, row.field): row.documents for row in connection.execute(select(tables.term))
        }
    assert kept == counted
    assert len(rows) > 50
