"""The plain letters behind a written token: what a reader's eye takes it for.

A token may have more than one reading (a 1 is an i or an l; a word of look-alike letters is
Latin or Cyrillic). Each reading is lower case and composed (NFC), and carries why it differs
from what was written. Lower case here is `casefold`, so ß is ss; İ, I, ı and i need no rule of
their own, because the fold makes them one letter anyway.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from typing import Final, NamedTuple

from app.folding.characters import Kind, composed, is_dropped_mark, kind
from app.folding.reasons import Why
from app.folding.signs import OWN_SPELLINGS, word_of_sign

MOST_READINGS: Final = 8
LONGEST_DECODED: Final = 40
"""Longer tokens are addresses or noise: nobody spells a name that way, and it bounds the work."""
SYMBOLS: Final = "$€£¥¢©®℗"
INNER: Final = SYMBOLS + "!@"
CODES: Final = {
    "0": "o", "1": "il", "3": "e", "4": "aç", "5": "sş", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "il", "€": "e", "£": "l", "¥": "y", "¢": "c", "©": "c",
    "®": "r", "℗": "p",
}  # fmt: skip
"""Digits and symbols typed for letters; 4 for ç is common in Azerbaijani chats, 3 is e or ə."""
CYRILLIC_LIKE_LATIN: Final = dict(
    zip("авсеғнһіјкморѕтуүхԛԝԁәҽ", "abcefhhijkmopstuyxqwdəe", strict=True)
)
LATIN_LIKE_CYRILLIC: Final = dict(zip("abcehijkmoptxyə", "авсеніјкмортхуә", strict=True))
GREEK_LIKE_LATIN: Final = dict(zip("αβεζηικμνορτυχ", "abezhikmvoptux", strict=True))

CYRILLIC: Final = range(0x400, 0x530)
GREEK: Final = range(0x370, 0x400)
LATIN: Final = range(0x61, 0x2B0)
_LATIN_LETTERS: Final = range(0x41, 0x250)
_ARABIC: Final = range(0x620, 0x700)
_ALPHABETS: Final = tuple(
    re.compile(f"[{chr(each.start)}-{chr(each.stop - 1)}]") for each in (LATIN, CYRILLIC, GREEK)
)


class Reading(NamedTuple):
    """Plain lower-case letters and digits, and why they differ from the written token."""

    letters: str
    why: frozenset[Why]


def _plain(token: str) -> tuple[str, frozenset[Why]]:
    """The token without what is silent in it, styled letters made plain."""
    kinds = [kind(char) for char in token]
    why = frozenset(found.why for found in kinds if found.why is not None)
    text = composed(composed("".join([found.plain for found in kinds])).casefold())
    return "".join([char for char in text if not is_dropped_mark(char)]), why


def _number(token: str) -> str:
    """`388¹` and `388-1` as `388-1`; "" when the token is no number. A number is never folded."""
    shape = [kind(char) for char in token]
    if not all(found.letter in "DUHNM" for found in shape):
        return ""
    text = ""
    before = ""
    for char, found in zip(token, shape, strict=True):
        raised = found.letter == "U" and before == "D"
        text += ("-" if raised else "") + _written_digit(char, found.letter, found.plain)
        before = found.letter
    return text.strip("-.")


def _written_digit(char: str, letter: str, plain: str) -> str:
    if letter in "HN":
        return "." if char == "." else "-"
    return plain if plain.isdigit() else ""


def _mapped(text: str, table: dict[str, str], foreign: range) -> str | None:
    """The text with every letter of the foreign alphabet replaced, or None if one has no twin."""
    inside = [char for char in text if ord(char) in foreign]
    if not inside or any(char not in table for char in inside):
        return None
    return "".join([table[char] if ord(char) in foreign else char for char in text])


def scripts(text: str) -> int:
    """How many of Latin, Cyrillic and Greek have letters in the text (0 to 3)."""
    return sum(alphabet.search(text) is not None for alphabet in _ALPHABETS)


def _look_alikes(text: str) -> list[str]:
    """The one-alphabet words that a mixed word looks like; none when it is not mixed.

    Only a word that mixes alphabets is read so: a wholly Cyrillic word is Cyrillic, even if
    every letter has a Latin twin.
    """
    if scripts(text) <= 1:
        return []
    found = [
        _mapped(text, CYRILLIC_LIKE_LATIN, CYRILLIC),
        _mapped(text, GREEK_LIKE_LATIN, GREEK),
        _mapped(text, LATIN_LIKE_CYRILLIC, LATIN),
    ]
    return [word for word in found if word is not None and scripts(word) == 1]


def _decoded(text: str) -> list[str]:
    """What a word with digits or symbols among its letters spells, at most eight ways.

    Letters must outnumber the digits, so 388-1, 2023, G20 and B12 are never read as words.
    """
    letters = sum(char.isalpha() for char in text)
    coded = sum(char in CODES for char in text)
    if not coded or letters <= coded or len(text) > LONGEST_DECODED:
        return []
    choices = [CODES.get(char, char) for char in text]
    return ["".join(letters) for letters in islice(product(*choices), MOST_READINGS)]


def _bare(text: str) -> str:
    """The word as it stands, or without its symbols when they only stand before it (`©Reuters`).

    A word with a symbol inside has no reading without it: N!DA is not NDA.
    """
    bare = text.lstrip(SYMBOLS)
    return "" if any(char in INNER for char in bare) else bare


def _words(text: str, why: frozenset[Why]) -> Iterator[Reading]:
    """The readings of one word in one alphabet: as it stands, then with its codes read."""
    bare, decoded = _bare(text), _decoded(text)
    if bare:
        yield Reading(bare, why)
    for word in decoded:
        yield Reading(word, why | {Why.CODED})
    if not bare and not decoded:
        yield Reading("".join([char for char in text if char not in INNER]), why)


@cache
def _at_sight() -> re.Pattern[str]:
    """Words of one alphabet that read as they stand, which is nearly all there are.

    Their letters are no other letter's look-alike, dress or code, and small in one way only.
    """
    runs = (
        "".join(filter(_is_plain, map(chr, span))) for span in (_LATIN_LETTERS, CYRILLIC, _ARABIC)
    )
    return re.compile("|".join(f"[{run}]+" for run in runs))


def _is_plain(char: str) -> bool:
    small = char.casefold()
    return (
        kind(char) == Kind("L", char, None)
        and len(small) == 1
        and unicodedata.is_normalized("NFC", char + small)
        and kind(small).letter == "L"
        and not is_dropped_mark(small)
    )


def readings(token: str) -> tuple[Reading, ...]:
    """Every reading of one token, the plainest first; an empty one where it holds no letter.

    `Əl1yev` reads əl1yev, əliyev and əllyev; `Аliyеv` with a Cyrillic А and е reads aliyev;
    `N!DA` reads nida, being that organisation's own spelling.
    """
    if _at_sight().fullmatch(token):
        return (Reading(token.casefold(), frozenset()),)
    token = composed(token)
    fixed = _number(token) or word_of_sign(token).replace(" ", "").casefold()
    if fixed:
        return (Reading(fixed, frozenset({Why.SIGN} if fixed[0].isalpha() else ())),)
    text, why = _plain(token)
    text = text.strip("!@")
    if text in OWN_SPELLINGS:
        return (Reading(OWN_SPELLINGS[text], why | {Why.OWN}),)
    alike = _look_alikes(text)
    if not alike:
        return tuple(_words(text, why))
    return tuple(found for word in alike for found in _words(word, why | {Why.LOOK_ALIKE}))
