"""The same question finds the same documents in the same order on both engines, and by reading."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from app.db.engines import engine, reading
from app.record import actions, tables
from app.record.search.asking import asked
from app.record.search.meaning import meaning
from app.record.search.queries import Hits, hits, ordinals
from tests.record.conftest import KEY, entries
from tests.record.search.papers import WORDS, answering, document, papers

COUNT = 80
FOUND = papers(COUNT)
ALL = 1_000


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[list[Engine]]:
    """The same cases in a record on SQLite and in one on PostgreSQL."""
    folder = request.getfixturevalue("sqlite_model")
    path = tmp_path_factory.mktemp("search") / "record.sqlite"
    path.write_bytes((folder / "record" / "record.sqlite").read_bytes())
    server = request.getfixturevalue("postgres")
    url = server.create(request.getfixturevalue("postgres_models")["record"])
    made = [engine(f"sqlite:///{path}"), engine(url)]
    for each in made:
        with each.begin() as connection:
            actions.set_up(connection, KEY)
            actions.project(connection, entries([document(paper) for paper in FOUND]))
    yield made
    for each in made:
        each.dispose()
    server.drop(url)


def finds(source: Engine, typed: str, limit: int = ALL) -> list[str]:
    """The slugs of the cases that answer, page after page."""
    slugs: list[str] = []
    after = None
    with reading(source) as connection:
        means = meaning(connection, asked(typed))
        while True:
            found = hits(connection, means, "case", limit, after)
            slugs += _slugs(source, found)
            if not found.more:
                assert after or found.count == len(slugs)
                return slugs
            after = (found.hits[-1].tier, found.hits[-1].place)


def _slugs(source: Engine, found: Hits) -> list[str]:
    return [_places(source)[hit.place] for hit in found.hits]


@cache
def _places(source: Engine) -> dict[int, str]:
    """The slug at each place; nothing is published any more."""
    query = select(tables.sought.c.place, tables.document.c.slug).join(
        tables.document, tables.document.c.id == tables.sought.c.document
    )
    with reading(source) as connection:
        return {row.place: row.slug for row in connection.execute(query)}


words = st.sampled_from([word for word in WORDS if word != "a"])
parts = st.one_of(
    words,
    words,
    words.map(lambda word: f"-{word}"),
    words.map(lambda word: f"{word[:3]}*"),
    st.tuples(words, words).map(lambda pair: f'"{pair[0]} {pair[1]}"'),
)


questions = st.lists(parts, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=10, deadline=None)
@given(questions, st.sampled_from([3, ALL]))
def test_both_engines_find_what_reading_every_document_finds(
    both: list[Engine], typed: str, limit: int
) -> None:
    _agree(both, typed, limit)


@pytest.mark.faults
@settings(max_examples=300, deadline=None)
@given(questions, st.sampled_from([3, ALL]))
def test_they_do_so_for_any_question(both: list[Engine], typed: str, limit: int) -> None:
    _agree(both, typed, limit)


def _agree(both: list[Engine], typed: str, limit: int) -> None:
    question = asked(typed)
    expected = answering(FOUND, question.wanted, question.unwanted) if question.wanted else []
    assert [finds(source, typed, limit) for source in both] == [expected, expected]


def test_the_questions_of_this_test_find_something(both: list[Engine]) -> None:
    for typed in ('"Məmmədov police"', "Mamed*", "poem -police", "李明", "Vaqifqizi", "K.M."):
        assert 0 < len(finds(both[0], typed)) < COUNT, typed


def test_a_common_word_is_walked_to_on_postgresql_and_found_alike(
    both: list[Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [finds(both[0], typed) for typed in ("poem", "poem song", "poem -song", "zzz")]
    monkeypatch.setattr("app.record.search.walking._FEW", 0)
    monkeypatch.setattr("app.record.search.walking._COST", 0.0)
    for farthest in (10_000, 14):
        monkeypatch.setattr("app.record.search.walking.FARTHEST", farthest)
        for limit in (20, ALL):
            found = [
                finds(both[1], typed, limit) for typed in ("poem", "poem song", "poem -song", "zzz")
            ]
            assert found == expected


@pytest.mark.parametrize("typed", ["Məmmədov", "MAMMADOV", "мамедов", "Əl1yev", "pol!s"])
def test_exact_spelling_finds_only_its_own(both: list[Engine], typed: str) -> None:
    for source in both:
        with reading(source) as connection:
            found = hits(connection, meaning(connection, asked(typed, exact=True)), "case", ALL)
        wanted = {
            paper.slug
            for paper in FOUND
            for texts in paper.tiers
            for text in texts
            if typed.casefold() in text.casefold().split()
        }
        assert set(_slugs(source, found)) == wanted
        assert wanted


def test_more_than_are_counted_are_said_to_be_more(
    both: list[Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.record.search.queries.MOST_COUNTED", 10)
    for source in both:
        with reading(source) as connection:
            for typed in ("poem", "poem song"):
                found = hits(connection, meaning(connection, asked(typed)), "case", 2)
                assert (found.count, found.more_than_counted, found.more) == (10, True, True)


@pytest.mark.parametrize("piece", [1, 3, 1_000_000])
def test_all_that_answer_are_found_in_pieces_of_any_size(
    both: list[Engine], piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.record.search.queries._PIECE", piece)
    for typed in ("police", "police -court", '"a post"', "nowhere"):
        (lite, server) = (_every(source, typed) for source in both)
        assert lite == server
        assert len(lite) == len(finds(both[0], typed))
    assert len(_every(both[1], "police")) > 10


def _every(source: Engine, typed: str) -> list[int]:
    with reading(source) as connection:
        return sorted(ordinals(connection, meaning(connection, asked(typed)), "case"))
