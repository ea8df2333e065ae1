"""Which coding a reader gets, and that coding is undone to the same bytes."""

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.finished.codings import (
    CODINGS,
    acceptable,
    coded,
    coded_pieces,
    plain,
    worth_coding,
)

_PIECES = st.lists(st.binary(max_size=300) | st.just(b"a case, " * 5_000), max_size=8)


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        (None, ("identity",)),
        ("", ("identity",)),
        ("gzip, deflate, br", ("br", "gzip", "identity")),
        ("gzip", ("gzip", "identity")),
        ("x-gzip", ("gzip", "identity")),
        ("GZIP", ("gzip", "identity")),
        ("br;q=0.5, gzip", ("gzip", "br", "identity")),
        ("br;q=0, gzip", ("gzip", "identity")),
        ("gzip;q=0.1, identity;q=0.5", ("identity", "gzip")),
        ("identity;q=0, gzip", ("gzip",)),
        ("identity;q=0", ()),
        ("*;q=0", ()),
        ("*;q=0, gzip", ("gzip",)),
        ("*;q=0, identity", ("identity",)),
        ("*", ("br", "gzip", "identity")),
        ("zstd, deflate", ("identity",)),
        ("br;q=much", ("identity",)),
        (",;=", ("identity",)),
    ],
)
def test_a_reader_gets_the_most_wanted_coding_and_none_they_refuse(
    header: str | None, codings: tuple[str, ...]
) -> None:
    assert acceptable(header) == codings


@given(st.text(max_size=60))
def test_any_header_is_understood_or_passed_over(header: str) -> None:
    assert set(acceptable(header)) <= set(CODINGS)


@given(st.binary(max_size=3000), st.sampled_from(CODINGS))
def test_a_coding_is_undone_to_the_same_bytes(body: bytes, coding: str) -> None:
    assert plain(coded(body, coding), coding) == body
    assert coded(body, coding) == coded(body, coding)


@pytest.mark.parametrize("coding", CODINGS)
@given(pieces=_PIECES)
def test_what_is_coded_in_pieces_is_read_as_it_was(coding: str, pieces: list[bytes]) -> None:
    assert plain(b"".join(coded_pieces(pieces, coding)), coding) == b"".join(pieces)


def test_the_codings_are_those_that_browsers_read() -> None:
    assert brotli.decompress(coded(b"a" * 500, "br")) == b"a" * 500
    assert gzip.decompress(coded(b"a" * 500, "gzip")) == b"a" * 500


def test_what_is_coded_in_itself_or_tiny_is_not_coded_again() -> None:
    assert worth_coding("text/html; charset=utf-8", 5_000)
    assert worth_coding("image/svg+xml", 5_000)
    assert not worth_coding("image/png", 5_000)
    assert not worth_coding("text/plain", 20)
