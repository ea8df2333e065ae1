"""What each character is to the fold: a letter, a mark to drop, a separator, a sign.

Compatibility folding of a whole text (NFKC) is never used: it turns the article 388¹ into 3881.
NFKD with ASCII is never used either: it deletes ə and ı (Məmmədov -> Mmmdov). Each character is
judged alone instead, by the tag of its decomposition.
"""

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from app.folding.reasons import Why

APOSTROPHES: Final = frozenset("'’‘‛ʼʻʹʺʾʿ`´′＇ꞌ׳")
"""Signs inside a name that carry no letter: Ü'lvi, Qur'an, Il'gar (a Russian soft sign)."""
LEADING_SYMBOLS: Final = frozenset("$€£¥¢©®℗")
"""Symbols that may stand for a letter at the head of a word; `!` only inside one."""
STYLES: Final = frozenset(
    {"<font>", "<wide>", "<narrow>", "<circle>", "<square>", "<compat>", "<super>", "<sub>",
     "<isolated>", "<initial>", "<medial>", "<final>"}
)  # fmt: skip
"""Tags under which Unicode lists the same letter in another dress."""
SMALL_CAPITALS: Final = dict(
    zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)
)
BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\u0640")
"""Characters that show nothing but are not format characters (and the Arabic stretching line)."""
NEGATIVE_LETTERS: Final = (0x1F150, 0x1F170)
"""Where the white-on-black circled and squared A stand; Unicode gives them no decomposition."""
REGIONAL_A: Final = 0x1F1E6
DROPPED_RANKS: Final = frozenset({1, *range(10, 37), *range(202, 255)})
"""Combining classes of strokes, of Hebrew and Arabic points, and of all that stands around."""
LAST_PUNCTUATION: Final = 0x2000
"""Below it, symbols such as ^ and § are separators; above it they are pictures."""
MOST_MARKS: Final = 12
SUPERSCRIPT_DIGITS: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


class Kind(NamedTuple):
    """A character's class (one ASCII letter, read by `tokens`), its plain text and the reason.

    Classes: L letter, D digit, U superscript digit, M attached and silent, S symbol that may
    begin a word, X symbol only inside one, T the at sign, A apostrophe, H hyphen, N full stop,
    R half of a flag, E other sign, B blank, P any other separator.
    """

    letter: str
    plain: str
    why: Why | None


PUNCTUATION: Final = {
    "-": "H", "\u2010": "H", "\u2011": "H", ".": "N", "!": "X", "@": "T",
}  # fmt: skip


def composed(text: str) -> str:
    """The text in NFC, after cutting runs of combining marks that no language writes.

    Putting marks in order takes quadratic time in their number: 100,000 on one letter would
    hold a process for half a minute.
    """
    if text.isascii():
        return text
    if not any(map(unicodedata.combining, text)):
        return unicodedata.normalize("NFC", text)
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= MOST_MARKS:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def is_dropped_mark(char: str) -> bool:
    """Whether a combining mark is an accent, a vowel point or decoration.

    Marks that spell a sound (Devanagari, Thai, kana) have other combining classes and stay.
    """
    dropped = unicodedata.combining(char) in DROPPED_RANKS
    return dropped or unicodedata.category(char) == "Me"


def is_invisible(char: str) -> bool:
    """Whether a character prints nothing: zero-width, direction, variation, filler."""
    return (
        unicodedata.category(char) == "Cf" or char in BLANKS or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )  # fmt: skip


def styled_letter(char: str) -> str:
    """The plain letters or digit behind a styled one (ⓐ, 𝓐, Ａ, ᴀ, 🅰), or "" when it is none."""
    if char in SMALL_CAPITALS:
        return SMALL_CAPITALS[char]
    for first in NEGATIVE_LETTERS:
        if first <= ord(char) < first + 26:
            return chr(ord("a") + ord(char) - first)
    tag = unicodedata.decomposition(char).partition(" ")[0]
    if tag not in STYLES or char in "ªº™℠":
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKC", char) if part not in "()")
    return plain if plain.isalpha() or (plain.isdigit() and tag not in ("<super>", "<sub>")) else ""


def _kind_of_letter(char: str) -> Kind | None:
    styled = styled_letter(char)
    if styled:
        return Kind("D" if styled.isdigit() else "L", styled, Why.STYLED)
    if char in SUPERSCRIPT_DIGITS:
        return Kind("U", str(unicodedata.digit(char)), None)
    category = unicodedata.category(char)
    if category == "Nd":
        return Kind("D", str(unicodedata.digit(char)), None if char < "\x80" else Why.DIGITS)
    if category[0] in "LN":
        return Kind("L", char, None)
    return None


def _kind_of_sign(char: str) -> Kind:
    if REGIONAL_A <= ord(char) < REGIONAL_A + 26:
        return Kind("R", char, None)
    category = unicodedata.category(char)
    if category in ("So", "Sk") and ord(char) > LAST_PUNCTUATION:
        return Kind("E", char, None)
    return Kind("B" if char.isspace() else "P", "", Why.SPACED)


@lru_cache(maxsize=8192)
def kind(char: str) -> Kind:
    """What one character is. Never raises: an unpaired surrogate is a separator."""
    if char in APOSTROPHES:
        return Kind("A", "", Why.APOSTROPHE)
    if char in PUNCTUATION:
        inner = char in "!@"
        return Kind(PUNCTUATION[char], char if inner else "", None if inner else Why.SPACED)
    if char in LEADING_SYMBOLS:
        return Kind("S", char, None)
    if is_invisible(char):
        return Kind("M", "", Why.INVISIBLE)
    if unicodedata.category(char)[0] == "M":
        return Kind("M", char, None)
    return _kind_of_letter(char) or _kind_of_sign(char)
