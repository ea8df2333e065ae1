"""Which words of a text name a code, an edition of it, or another country's code."""

from collections.abc import Sequence

from app.citations.jurisdiction import Edition
from app.citations.lexicon import Lexicon
from app.citations.tokens import Kind, Token

_SIGNS_INSIDE_NAMES = frozenset("-,\"“”«»'")
_SKIPPED_AT_MOST = 3
_PLACE_WITHIN = 5
_YEAR_WITHIN = 8
_OF = frozenset({"of", "the", "("})

Found = tuple[Token, int]


def named_code(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    """The code named from `at` on, with the index after its name, edition and country.

    The code is None where the name belongs to another country, or to an edition we do not know.
    """
    if tokens[at].kind is Kind.LAW_NUMBER:
        found = _law(tokens, at, words)
    else:
        found = _name(tokens, at, words) or _short_name(tokens, at, words)
    if found is None:
        return None
    key, after = found
    foreign, after = _abroad(tokens, at, after, words)
    edition, after = _edition(tokens, at, after, words, key)
    code = None if foreign else edition
    return Token(Kind.CODE, tokens[at].text, tokens[at].raw, code=code), after


def _law(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[str | None, int] | None:
    code = words.law_numbers.get(tokens[at].text)
    return (code, at + 1) if code else None


def _name(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[str | None, int] | None:
    for name in words.names_from(tokens[at].text):
        after = _follow(name.words[1:], tokens, at + 1, words)
        if after is not None:
            return name.code, after
    return None


def _follow(
    wanted: tuple[str, ...], tokens: Sequence[Token], at: int, words: Lexicon
) -> int | None:
    for word in wanted:
        at = _past_small_words(tokens, at, words)
        if at >= len(tokens) or word not in words.said(tokens[at].text):
            return None
        at += 1
    return at


def _past_small_words(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    last = min(at + _SKIPPED_AT_MOST, len(tokens))
    while at < last and (
        tokens[at].text in words.inside_names or tokens[at].text in _SIGNS_INSIDE_NAMES
    ):
        at += 1
    return at


def _short_name(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[str | None, int] | None:
    token = tokens[at]
    if token.raw in words.keys and _number_follows(tokens, at + 1):
        return token.raw, at + 1
    short = words.abbreviated(token.text)
    if short is None or not _meant_as_abbreviation(tokens, at, short, words):
        return None
    return words.abbreviations[short], _past_case_ending(tokens, at + 1, words)


def _meant_as_abbreviation(tokens: Sequence[Token], at: int, short: str, words: Lexicon) -> bool:
    """Two small letters are an abbreviation only beside a number: 148 cm is a height."""
    if len(short) > len("cc") or tokens[at].raw.isupper():
        return True
    roles = (words.roles.get(token.text) for token in tokens[max(0, at - 5) : at])
    article_before = any(role is not None and role.kind is Kind.ARTICLE for role in roles)
    return article_before or _number_follows(tokens, at + 1)


def _number_follows(tokens: Sequence[Token], at: int) -> bool:
    if at < len(tokens) and tokens[at].text == "@":
        return True
    if at < len(tokens) and tokens[at].text in {":", "."}:
        at += 1
    return at < len(tokens) and tokens[at].kind is Kind.NUMBER


def _past_case_ending(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    pair = tokens[at : at + 2]
    hangs = len(pair) > 1 and pair[0].text == "-" and pair[1].text in words.endings.case
    return at + 2 if hangs else at


def _abroad(tokens: Sequence[Token], at: int, after: int, words: Lexicon) -> tuple[bool, int]:
    """Whether a foreign place stands right before or after the name, and the index after it."""
    if at and words.foreign_places.get(tokens[at - 1].text):
        return True, after
    for index in range(after, min(after + _PLACE_WITHIN, len(tokens))):
        token = tokens[index]
        if words.foreign_places.get(token.text):
            return True, index + 1
        if token.text not in _OF and not words.own_places.get(token.text):
            return _unknown_place(tokens, index, words), after
    return False, after


def _unknown_place(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """A capital after "of" is a country we have not heard of: "Criminal Code of Ruritania"."""
    token = tokens[at]
    follows_of = at > 0 and tokens[at - 1].text in {"of", "the"}
    capital = token.raw[:1].isupper() and token.raw.isalpha()
    return follows_of and capital and words.roles.get(token.text) is None


def _edition(
    tokens: Sequence[Token], at: int, after: int, words: Lexicon, key: str | None
) -> tuple[str | None, int]:
    editions = _editions(words, key)
    year_before = _year_before(tokens, at)
    if year_before in {edition.year for edition in editions}:
        return _in_edition(key, editions, year_before), after
    year, end, said = _year_after(tokens, after, words)
    if year is None:
        return key, after
    known = any(edition.year == year for edition in editions)
    if said == "@" and not known:
        return None, end
    return (_in_edition(key, editions, year), end) if known or said else (key, after)


def _editions(words: Lexicon, key: str | None) -> tuple[Edition, ...]:
    code = words.jurisdiction.code(key) if key else None
    return code.editions if code else ()


def _in_edition(key: str | None, editions: tuple[Edition, ...], year: int | None) -> str | None:
    """The key of the code in the edition a year names; an older, unknown edition is no code.

    A year after the current edition began only says when the text was read.
    """
    current = max((edition.year for edition in editions if edition.current), default=None)
    if key is None or year is None or current is None or year >= current:
        return key
    return f"{key}@{year}" if any(edition.year == year for edition in editions) else None


def _year_before(tokens: Sequence[Token], at: int) -> int | None:
    near = [token for token in tokens[max(0, at - 2) : at] if token.text not in {"il", "года"}]
    return int(near[-1].text) if near and near[-1].kind is Kind.YEAR else None


def _year_after(tokens: Sequence[Token], after: int, words: Lexicon) -> tuple[int | None, int, str]:
    """The year that follows a name, the index after it, and the sign that introduced it."""
    ahead = tokens[after : after + _YEAR_WITHIN]
    sign = ahead[0].text if ahead and ahead[0].text in {"@", "(", "of", "от"} else ""
    reach = {"@": 2, "": 1}.get(sign, len(ahead))
    for index in range(after, after + min(reach, len(ahead))):
        if tokens[index].kind is Kind.YEAR:
            closes = sign == "(" and [token.text for token in tokens[index + 1 : index + 2]] == [
                ")"
            ]
            return int(tokens[index].text), index + 1 + closes, sign
        if _ends_a_date(tokens, index, words):
            break
    return None, after, ""


def _ends_a_date(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        follows = tokens[at + 1 : at + 2]
        return not (follows and words.counted.get(follows[0].text))
    return token.kind is Kind.CLOSE or token.text in {".", ",", ";"}
