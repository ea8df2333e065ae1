"""Requests that no reader would make and a stranger will: any address, parameter, header, method.

The addresses come from the application itself, so that a new one is asked from its first day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, quote_from_bytes

from flask import Flask
from hypothesis import strategies as st
from werkzeug.routing import Rule

from tests import ledger

HOSTILE = (
    "", " ", "0", "-1", "1e309", "9" * 400, "null", "NaN", "true", "[]", "{}", "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd", "a" * 3_000, "%", "%%", "\x00", "\x1b[2J", "\r\nSet-Cookie: a=b",
    "\ud800", "\u202e\u2066", "ə" * 500, "\N{COMBINING ACUTE ACCENT}" * 300, "🇦🇿" * 100, "İıĞğŞş",
    "' OR 1=1 --", '"; DROP TABLE release; --', "<script>alert(1)</script>", "{{7*7}}", "${7*7}",
    "NEAR(a b, 2)", "a* OR -b", '"unclosed', "((((((((", "case:x AND y:z", "a" + " OR a" * 200,
    "2023-02-30", "0000-00-00", "99999-01-01", "XXXX-06-22", "2023-06-22/", "..", "/", "//", "\\",
    "388-1", "İXM 388-1.1.1-ci", "КоАП 388-1", "535¹", "W/\"a\"", "bytes=0-", "az", "ar", "xx",
)  # fmt: skip
NAMES = (
    "q", "after", "lang", "tie", "order", "provision", "basis", "platform", "custody", "outcome",
    "stage", "held", "place", "cluster", "year", "subject", "language", "fate", "gap", "kind",
    "month", "taken_from", "taken_to", "as_of", "known_on", "sort", "exact", "page", "format", "",
    "__class__", "q[]", "%C9%99", "\xc9\x99", "\xff",
)  # fmt: skip
_HEADERS = (
    "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT", "HTTP_RANGE", "HTTP_COOKIE", "HTTP_X_FORWARDED_HOST", "HTTP_HOST",
    "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_EXPECT", "HTTP_USER_AGENT",
)  # fmt: skip
_METHODS = ("GET",) * 12 + ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW")
_texts = st.sampled_from(HOSTILE) | st.text(max_size=60)
_values = _texts.map(lambda text: quote(text, errors="surrogatepass")) | st.binary(max_size=20).map(
    quote_from_bytes
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it stands on the wire; bytes beyond ASCII are spelled as Latin-1."""

    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]


def requests(app: Flask) -> st.SearchStrategy[Asked]:
    """Any request to any address of an application."""
    slugs = [document.slug for document in ledger.shipped()]
    paths = st.one_of([_path(rule, slugs) for rule in app.url_map.iter_rules()])
    strange = _values.map(lambda value: f"/{value}")
    header = st.tuples(st.sampled_from(_HEADERS), _texts.map(_in_a_header))
    return st.builds(
        Asked,
        method=st.sampled_from(_METHODS),
        path=st.one_of(*([paths] * 9), strange),
        query=_queries(),
        headers=st.lists(header, max_size=2).map(tuple),
    )


def _path(rule: Rule, slugs: Iterable[str]) -> st.SearchStrategy[str]:
    """The addresses of one rule: its own words as they stand, anything in its places."""
    known = st.sampled_from(sorted(slugs))
    parts = []
    for is_place, text in rule._trace:
        if not is_place:
            parts.append(st.just(text.removeprefix("|")))
            continue
        words = getattr(rule._converters[text], "items", None)
        there = st.sampled_from(sorted(words)) if words else known | st.sampled_from(["1", "2"])
        parts.append(st.one_of(there, there, there, _values))
    return st.tuples(*parts).map("".join)


def _queries() -> st.SearchStrategy[str]:
    pair = st.tuples(st.sampled_from(NAMES), _values).map("=".join)
    return st.lists(pair, max_size=4).map("&".join)


def _in_a_header(text: str) -> str:
    """A text as a server hands a header on: Latin-1, without the signs that end a line."""
    return (
        text.encode("utf-8", "replace").decode("latin-1").translate({13: None, 10: None, 0: None})
    )
