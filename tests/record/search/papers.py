"""Invented documents whose every word is known, and a naive reading of a search for them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from app import folding
from app.document.reading import Document, read
from app.folding import tokens
from app.folding.matching import is_unspaced
from app.folding.spelling import first_key
from app.record.search.parts import Part, Phrase, Word
from app.record.search.terms import SHORT_NAME

WORDS = (
    "Məmmədov", "Mammadov", "Мамедов", "Əliyev", "Əl1yev", "Aliyev", "poem", "song", "police",
    "polis", "pol!s", "court", "Vaqif", "qızı", "Vaqifqızı", "李明", "東京李明書店",
    "שיר", "قصيدة", "Şahin",
    "Hacıyev", "Гаджиев", "K.M.", "won't", "N!DA", "a", "Straße", "Đặng", "🇵🇸", "ⓛⓐ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """A case: its day, its number in the ledger, and its texts by tier."""

    slug: str
    day: str
    number: int
    tiers: tuple[tuple[str, ...], ...]


def papers(count: int, seed: int = 1, first: int = 1) -> list[Paper]:
    """Cases of words that recur, on days that recur; some have no day."""
    chance = random.Random(seed)
    found = []
    for place in range(count):
        day = chance.choice(["2021-03-05", "2021-03-05", "2022-11-30", "2024-02-29", "0000-00-00"])
        tiers = tuple(
            tuple(_text(chance, chance.randint(1, 5)) for _ in range(texts))
            for texts in (chance.randint(1, 2), 1, chance.randint(1, 3), 1)
        )
        found.append(Paper(f"case-{place}", day, first + place, tiers))
    return found


def document(paper: Paper) -> Document:
    """The case as a document: names of parties, title, summary and notes, and a source."""
    names, titles, texts, sources = paper.tiers
    parties = "".join(
        f"  - {{id: p{at}, name: '{_quoted(name)}'}}\n" for at, name in enumerate(names)
    )
    statements = "".join(
        f"  - {{id: s{at}, of: p0, text: '{_quoted(text)}'}}\n" for at, text in enumerate(texts)
    )
    taken = "" if paper.day.startswith("0000") else f", taken: {paper.day}"
    found, problems = read(
        f"speechwatch: case/1\nid: {uuid5(NAMESPACE_URL, paper.slug)}\nslug: {paper.slug}\n"
        f"title: '{_quoted(titles[0])}'\nsource: s\nparties:\n{parties}"
        f"statements:\n{statements}"
        f"detentions: [{{id: d, of: p0, kind: prison{taken}}}]\n"
        f"sources: [{{id: s, outlet: '{_quoted(sources[0])}'}}]\n"
    )
    assert problems == []
    return found[0][1]


def answering(
    found: Sequence[Paper], wanted: Sequence[Part], unwanted: Sequence[Part]
) -> list[str]:
    """The slugs of the papers that answer, in order, found by reading every one of them."""
    ranked = []
    for paper in found:
        tier = _tier(paper, wanted)
        if tier is not None and not any(_has(paper.tiers, part) for part in unwanted):
            ranked.append((-tier, paper.day, paper.number, paper.slug))
    return [slug for *_, slug in sorted(ranked, reverse=True)]


def _tier(paper: Paper, wanted: Sequence[Part]) -> int | None:
    tiers = range(len(paper.tiers))
    return next((at for at in tiers if _has_all(paper.tiers[: at + 1], wanted)), None)


def _has_all(tiers: Sequence[Sequence[str]], wanted: Sequence[Part]) -> bool:
    """Whether all parts are there, two or three words also as one."""
    if not wanted:
        return True
    if _has(tiers, wanted[0]) and _has_all(tiers, wanted[1:]):
        return True
    for length in (2, 3):
        run = wanted[:length]
        plain = [part.text for part in run if isinstance(part, Word) and not part.begins]
        joined = len(plain) == length and _has(tiers, Word("".join(plain)))
        if joined and _has_all(tiers, wanted[length:]):
            return True
    return False


def _has(tiers: Sequence[Sequence[str]], part: Part) -> bool:
    return any(_in(text, part, tier) for tier, texts in enumerate(tiers) for text in texts)


# The papers are written with few words, and asked about often.
_tokens = cache(tokens)


@cache
def _in(text: str, part: Part, tier: int) -> bool:
    found = _tokens(text)
    if isinstance(part, Phrase):
        size = len(part.words)
        runs = (found[at : at + size] for at in range(len(found) - size + 1))
        return any(all(map(_same, part.words, run)) for run in runs)
    joined = [*found]
    if tier == 0:
        runs = (found[at : at + size] for size in (2, 3) for at in range(len(found) - size + 1))
        joined += ("".join(run) for run in runs if min(map(len, run)) <= SHORT_NAME)
    return any(
        _begins(part.text, each) if part.begins else _same(part.text, each) for each in joined
    )


@cache
def _same(asked: str, written: str) -> bool:
    if keys(asked.casefold()) & keys(written.casefold()):
        return True
    return is_unspaced(asked) and is_unspaced(written) and first_key(asked) in first_key(written)


@cache
def keys(word: str) -> frozenset[str]:
    """The keys of a word."""
    return frozenset(folding.keys(word))


@cache
def _begins(asked: str, written: str) -> bool:
    starts = keys(asked.casefold())
    return any(key.startswith(start) for key in keys(written.casefold()) for start in starts)


def _text(chance: random.Random, size: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(size))


def _quoted(text: str) -> str:
    return text.replace("'", "''")
