"""From a token to its keys: the folded spellings it shares with every other way to write it."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from app.folding.alphabets import ALONE, OLD_CYRILLIC, OLD_CYRILLIC_SIGNS, Rule, rule_at
from app.folding.characters import is_dropped_mark
from app.folding.readings import CYRILLIC, readings
from app.folding.reasons import Why

MOST_KEYS: Final = 64
"""No token has more keys. Beyond it, letters take their likeliest spelling only."""
LONGEST_VARIED: Final = 48
"""A longer token is folded in one way only, whole: still exact, and in linear time."""

Step = tuple[Why, str]
Trace = frozenset[Step]
"""The rules a spelling used, each with the letters it used them on."""

CLUSTERS: Final = re.compile(r"d?zh|dj|[kg]h")
CLUSTER_KEYS: Final = {"dzh": "j", "zh": "j", "dj": "j", "kh": "h", "gh": "g"}
DOUBLES: Final = re.compile(r"(ch|sh|[b-df-pr-vyz])\1+")
GLIDES: Final = re.compile(r"(?<=[aiou])y(?=[aiou])")
ENDINGS: Final = (
    ("zadah", "zada", Why.ZADE),
    ("ulah", "ula", Why.ULLAH),
    ("ogli", "oglu", Why.OGLU),
    ("kizi", "gizi", Why.QIZI),
)
A_CYRILLIC_LETTER: Final = re.compile(f"[{chr(CYRILLIC.start)}-{chr(CYRILLIC.stop - 1)}]")
STEM: Final = re.compile(r"(.{4,})['’ʼ‘`´](?:s|\w{2,5})")
"""`Əliyev'in`, `Aliyev's`: Turkish and English set an ending off with an apostrophe."""


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    """A letter without its accents where the rest of its decomposition is only accents."""
    parts = unicodedata.normalize("NFD", char)
    accented = len(parts) > 1 and all(map(is_dropped_mark, parts[1:]))
    return parts[0] if accented else char


def _rule(word: str, position: int) -> Rule:
    """The rule for the next letters; a letter of no listed alphabet spells itself."""
    found = rule_at(word, position)
    if found is not None:
        return found
    char = word[position]
    base = _base(char)
    plain = rule_at(base, 0) if base != char else None
    spelt = plain.spelt if plain else (base,)
    why = Why.ACCENT if base != char else None
    return Rule(char, spelt, why, why)


def _settled(spelt: str) -> tuple[str, list[Step]]:
    """The rules that need the whole word, applied until nothing changes, and which applied.

    Digraphs, doubles, the y between vowels (Hacıyev, Haciev), the endings. Each application
    shortens the word or leaves it, so it ends.
    """
    steps: list[Step] = []
    before = ""
    while spelt != before:
        before = spelt
        if "h" in spelt or "dj" in spelt:
            spelt = CLUSTERS.sub(lambda found: CLUSTER_KEYS[found[0]], spelt)
        doubled = DOUBLES.sub(r"\1", spelt)
        if doubled != spelt:
            steps.append((Why.DOUBLE, ""))
        spelt = doubled
        if "y" in spelt:
            spelt, smooth = _without_glides(spelt)
            steps += smooth
        for ending, plain, why in ENDINGS:
            if spelt.endswith(ending):
                spelt = spelt.removesuffix(ending) + plain
                steps.append((why, ""))
    return spelt, steps


def _without_glides(spelt: str) -> tuple[str, list[Step]]:
    """The word without its y: dropped between vowels, i anywhere else (Namazly, Zibeyda)."""
    smooth = GLIDES.sub("", spelt)
    steps = [(Why.GLIDE, "")] if smooth != spelt else []
    if "y" in smooth:
        steps.append((Why.I_Y, "y"))
    return smooth.replace("y", "i"), steps


Piece = list[tuple[str, Trace]]
"""The spellings of a few letters, each with the rule it uses."""


@lru_cache(maxsize=4096)
def _piece(rule: Rule) -> Piece:
    """The spellings of one rule with their reasons: its first has one, the others another."""
    first, *others = rule.spelt
    steps = [(first, rule.why), *((spelt, rule.otherwise) for spelt in others)]
    return [(spelt, frozenset({(why, rule.written)} if why else ())) for spelt, why in steps]


def _rules(word: str) -> list[Rule]:
    """The rules for the letters of a word, in order."""
    rules: list[Rule] = []
    position = 0
    while position < len(word):
        rule = ALONE.get(word[position]) or _rule(word, position)
        rules.append(rule)
        position += len(rule.written)
    return rules


def _variants(word: str) -> Piece:
    """Every spelling of a lower-case word, likeliest first, at most `MOST_KEYS` of them."""
    pieces = [_piece(rule) for rule in _rules(word)]
    if len(word) > LONGEST_VARIED:
        used = frozenset[Step]().union(*(piece[0][1] for piece in pieces))
        return [("".join([piece[0][0] for piece in pieces]), used)]
    found: Piece = [("", frozenset())]
    for piece in pieces:
        kept = piece if len(found) * len(piece) <= MOST_KEYS else piece[:1]
        found = [(text + more, used | step) for more, step in kept for text, used in found]
    return found


def _in_latin(word: str) -> tuple[str, Trace]:
    """A word of Azerbaijani Cyrillic letter by letter in Latin; any other as it is."""
    if not A_CYRILLIC_LETTER.search(word):
        return word, frozenset()
    if not OLD_CYRILLIC_SIGNS.isdisjoint(word):
        word = word.translate(OLD_CYRILLIC)
    return word, frozenset({(Why.CYRILLIC, "")})


def _collect(token: str, extra: frozenset[Step], into: dict[str, Trace]) -> None:
    """Add the token's spellings to a table, keeping the trace with the fewest rules."""
    for reading in readings(token):
        word, script = _in_latin(reading.letters)
        base = extra | script | {(why, "") for why in reading.why}
        for spelt, used in _variants(word):
            key, steps = _settled(spelt)
            trace = base | used | frozenset(steps)
            if key and (key not in into or len(trace) < len(into[key])) and len(into) < MOST_KEYS:
                into[key] = trace


def _all_spellings(token: str) -> dict[str, Trace]:
    found: dict[str, Trace] = {}
    _collect(token, frozenset(), found)
    for stem in _stem(token):
        _collect(stem, frozenset({(Why.STEM, "")}), found)
    return found


def _stem(token: str) -> tuple[str, ...]:
    """The word before an ending that is set off; nothing where there is none."""
    stem = STEM.fullmatch(token) if len(token) <= LONGEST_VARIED else None
    return (stem[1],) if stem else ()


_remembered = lru_cache(maxsize=16384)(_all_spellings)


def spellings(token: str) -> Mapping[str, Trace]:
    """Each key of a token with the rules that led to it, the likeliest key first.

    Words recur, so the short ones are remembered; long ones are not, to bound the memory.
    """
    return _remembered(token) if len(token) <= LONGEST_VARIED else _all_spellings(token)


def keys(token: str) -> frozenset[str]:
    """The folded spellings of one token: two tokens are one name when they share a key.

    Keys are ASCII for Latin and Cyrillic words, lower case, at most 64; a number is its own only
    key (`388-1`); a token without letters, digits or a sign has none. Never raises. They are those
    of `spellings`, found without the reasons: an index learns every word of the record.
    """
    if token.isascii() and token.isdigit():
        return frozenset((token,))
    found: dict[str, None] = {}
    for read in (token, *_stem(token)):
        for reading in readings(read):
            for spelt in _spelt(_in_latin(reading.letters)[0]):
                key = _settled(spelt)[0]
                if key and len(found) < MOST_KEYS:
                    found[key] = None
    return frozenset(found)


def _spelt(word: str) -> list[str]:
    """The texts of `_variants`, in their order."""
    rules = _rules(word)
    if len(word) > LONGEST_VARIED:
        return ["".join([rule.spelt[0] for rule in rules])]
    found, sure = [""], ""
    for rule in rules:
        spelt = rule.spelt
        if len(spelt) == 1 or len(found) * len(spelt) > MOST_KEYS:
            sure += spelt[0]
        else:
            found = [text + sure + more for more in spelt for text in found]
            sure = ""
    return [text + sure for text in found]


def first_key(token: str) -> str:
    """The likeliest key of a token, "" when it has none."""
    return next(iter(spellings(token)), "")
