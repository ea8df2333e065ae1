"""How numbers and letters were typed, made plain before anything is read.

Superscripts come first: 388¹ is article 388-1, and any Unicode folding would turn it into 3881.
Everything here works letter by letter or with bounded patterns, so a hostile text of any
length takes time in proportion to it.
"""

import html
import re
import unicodedata

UNREADABLE = "\ufffd"

_HUGE_ENTITY = re.compile(r"&#[0-9a-fA-FxX]{8,};?")
_INLINE_TAG = re.compile(r"</?(?:b|i|em|strong|span|a|u|bdi|font|small)\b[^<>]{0,300}>", re.I)
_RAISED_TAG = re.compile(
    r"(?<=[0-9])[ \u00a0]?-?<su[pb]\b[^<>]{0,100}>\s{0,3}([0-9]{1,2})\s{0,3}</su[pb] ?>", re.I
)
_NOTE_TAG = re.compile(r"<su[pb]\b[^<>]{0,100}>[^<>]{0,20}</su[pb] ?>", re.I)
_OTHER_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_RAISED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_RAISED = re.compile(rf"(?<=[0-9])[ \u00a0]?-?([{_RAISED_SIGNS}]{{1,9}})")
_RAISED_AS_DIGITS = str.maketrans(_RAISED_SIGNS, "01234567890123456789")
_CARET = re.compile(r"(?<=[0-9])\^\{?([0-9]{1,2})\}?")

_SAME_LETTER = {"ə": "e", "ә": "e", "ı": "i", "ø": "o", "ł": "l", "–": "-", "−": "-"}


class _Plain(dict[int, str]):
    """What each sign becomes before reading, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain_sign(chr(code))
        return plain


class _Folded(dict[int, str]):
    """What each letter becomes when words are compared, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_letter(chr(code))
        return folded


def _plain_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "Pd" or sign == "−":
        return "-"
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    wide = unicodedata.normalize("NFKC", sign)
    if category in {"Cs", "No"} or any(letter.isdigit() for letter in wide):
        return UNREADABLE
    return wide


def _folded_letter(letter: str) -> str:
    if letter in "'’ʼ`‘.":
        return ""
    parts = unicodedata.normalize("NFKD", letter).lower()
    bare = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return _SAME_LETTER.get(bare, bare)


_PLAIN = _Plain()
_FOLDED = _Folded()


def _raised(match: re.Match[str]) -> str:
    return f"-{match[1].translate(_RAISED_AS_DIGITS)}"


def plain(text: str) -> str:
    """The text with superscripts as `-1`, one kind of dash, space and digit, and no markup.

    A raised number that follows no digit is a footnote and goes. A sign that contains a number
    in any other way (①, ½) becomes `UNREADABLE`, so that it never adds a digit to an article.
    """
    if "&" in text:
        text = html.unescape(_HUGE_ENTITY.sub(" ", text))
    if "<" in text:
        text = _RAISED_TAG.sub(r"-\1", _INLINE_TAG.sub("", text))
        text = _OTHER_TAG.sub(" ", _NOTE_TAG.sub(" ", text))
    text = _CARET.sub(r"-\1", _RAISED.sub(_raised, text))
    return text.translate(_PLAIN)


def folded(word: str) -> str:
    """The word as it is compared: small, without marks, apostrophes or dots; ə and ı as e and i."""
    return word.translate(_FOLDED)


_LOOKS = dict(zip("abcehikmoptxy", "авсенікмортху", strict=True))
_TO_CYRILLIC = str.maketrans(_LOOKS)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _LOOKS.items()})


def in_one_script(word: str) -> tuple[str, ...]:
    """A folded word typed in two alphabets (KоАП with a Latin K), spelt in either one alone."""
    latin = any("a" <= letter <= "z" for letter in word)
    cyrillic = any("а" <= letter <= "я" for letter in word)
    if not (latin and cyrillic):
        return ()
    return (word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN))


def one_slip(word: str, meant: str) -> bool:
    """Whether one letter left out, added, changed or swapped with the next turns one into other."""
    if abs(len(word) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(word), len(meant)) and word[start] == meant[start]:
        start += 1
    rest, wanted = word[start:], meant[start:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[2:] == wanted[2:] and rest[1::-1] == wanted[:2])
    )
