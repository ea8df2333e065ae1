"""The texts of a document that a search looks into, each with its tier and where it stands.

A document is read as its own JSON, not typed: these are its texts, whatever facts they belong to.
Ids, days, digests and most closed words of our vocabulary are no texts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from app.citations import NotACitation, parse_key
from app.citations.azerbaijan import AZERBAIJAN
from app.record.queries.documents import part_of

NAME, TITLE, TEXT, SOURCE = range(4)
"""The tiers, in the order in which their hits stand."""
JURISDICTIONS: Final = (AZERBAIJAN,)
CITED, OWN = ":", "="
"""How the form of an article begins in what cites it or a part of it, and in its own page."""

_TEXTS: Final = frozenset(
    {
        "about", "affiliation", "aliases", "author", "authority", "brought_by", "by", "changed_by",
        "cluster", "court", "explanation", "gist", "handle", "hedge", "how", "judge", "label",
        "name", "new", "note", "old", "ordered_by", "outlet", "place", "platform", "platforms",
        "preferred_because", "purpose", "reference", "region", "role", "rule", "summary", "tags",
        "taken_by", "text", "title", "translation", "translator", "url", "why",
    }
)  # fmt: skip
_TITLES: Final = frozenset({"number", "citation"})
_TITLES_OF_HEAD: Final = frozenset({"title", "cluster", "region", "tags", "aliases"})
_NAMED: Final = {"names": "text", "parties": "name"}
_CITING: Final = ("charges", "measures", "decisions")
_HOST: Final = re.compile(r"https?://(?:www\.)?([a-z0-9.-]+)(?:[/?#]|$)")
HEAD: Final = ""
LISTS: Final = (list, tuple)


class Piece(NamedTuple):
    """A text of a document: its tier, the list of facts it stands in ("" for the head).

    `lang` is its language where that is known. A `hidden` one stands behind a warning: it is found
    and never shown.
    """

    tier: int
    section: str
    text: str
    lang: str = ""
    hidden: bool = False


def pieces(document: Mapping[str, Any]) -> Iterator[Piece]:
    """The texts of a document given as JSON, field by field, as far as anybody reads on."""
    person = str(document.get("speechwatch", "")).startswith("person/")
    lang = str(document.get("lang", "en"))
    for key, value in document.items():
        if isinstance(value, LISTS) and value and isinstance(value[0], dict):
            yield from _of_facts(key, value, lang)
        elif key in _TEXTS:
            tier = NAME if key == "name" and person else TITLE if key in _TITLES_OF_HEAD else TEXT
            yield from (Piece(tier, HEAD, text, own) for text, own in _strings(value, lang))
    yield from (Piece(TITLE, HEAD, text) for text in _article(document))


def _of_facts(section: str, facts: Sequence[Mapping[str, Any]], lang: str) -> list[Piece]:
    found: list[Piece] = []
    for each in facts:
        if section == "sources":
            own = str(each.get("lang", ""))
            found += [Piece(SOURCE, section, text, own) for text in _source(each)]
        else:
            _add_texts(found, section, each, lang)
    return found


def articles(document: Mapping[str, Any]) -> frozenset[str]:
    """The forms of the articles a document cites, with those they are parts of, and its own."""
    cited = {fact.get("provision") for name in _CITING for fact in document.get(name) or ()}
    found = {f"{CITED}{each}" for key in cited if key for each in part_of(key)}
    if "path" in document and "code" in document:
        key = f"{document['code']}:{document['path']}"
        found |= {f"{OWN}{key}", *(f"{CITED}{each}" for each in part_of(key))}
    return frozenset(each.lower() for each in found)


def _add_texts(
    found: list[Piece], section: str, fact: Mapping[str, Any], lang: str, *, hidden: bool = False
) -> None:
    """Adds every text of a fact with its tier and its language, those of what it holds too."""
    for key, item in fact.items():
        if key in _TEXTS or key in _TITLES:
            named = _NAMED.get(section) == key
            tier = NAME if named else TITLE if key in _TITLES else TEXT
            if isinstance(item, str):
                found.append(Piece(tier, section, item, lang, hidden))
            else:
                found += [Piece(tier, section, *each, hidden) for each in _strings(item, lang)]
        elif isinstance(item, str):
            continue
        elif isinstance(item, dict):
            if key == "quote":
                found += _quote(section, item, lang)
            else:
                _add_texts(found, section, item, lang, hidden=hidden)
        elif isinstance(item, LISTS):
            for each in item:
                if isinstance(each, dict):
                    _add_texts(found, section, each, lang, hidden=hidden)


def _quote(section: str, quote: Mapping[str, Any], lang: str) -> Iterator[Piece]:
    """The words of a quote are in its own language, a plain translation in the document's."""
    hidden = bool(quote.get("sensitive"))
    yield Piece(TEXT, section, str(quote.get("text", "")), str(quote.get("lang", "")), hidden)
    for key in ("translation", "translator"):
        for each in _strings(quote.get(key), lang):
            yield Piece(TEXT, section, *each, hidden)


def _source(source: Mapping[str, Any]) -> Iterator[str]:
    for key in ("outlet", "author", "title", "reference", "note"):
        value = source.get(key)
        if isinstance(value, str):
            yield value
        elif value:
            yield from (text for text, _ in _strings(value, ""))
    yield from filter(None, [host_of(str(source.get("url") or ""))])


def host_of(url: str) -> str:
    """The host an address names, without `www.`; "" for what is no address."""
    usual = _HOST.match(url)
    if usual:
        return usual[1]
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _article(document: Mapping[str, Any]) -> Iterator[str]:
    """How an article's number and its code are written, in every language we have words for."""
    if "path" not in document or "code" not in document:
        return
    try:
        citation = parse_key(f"{document['code']}:{document['path']}")
    except NotACitation:
        return
    yield citation.path
    if not any(each.code(citation.code) for each in JURISDICTIONS):
        yield citation.code
        for name in ("code_title", "code_written"):
            yield from (text for text, _ in _strings(document.get(name), ""))
    for each in JURISDICTIONS:
        known = each.code(citation.code)
        if known:
            yield from (f"{title.short} {title.name}" for title in known.titles)


def _strings(value: Any, lang: str) -> Iterator[tuple[str, str]]:
    """The texts of a field with their language: one, several, or one in each language."""
    if isinstance(value, str):
        yield value, lang
    elif isinstance(value, dict):
        yield from ((item, key) for key, item in value.items() if isinstance(item, str))
    elif isinstance(value, LISTS):
        yield from ((item, lang) for item in value if isinstance(item, str))
