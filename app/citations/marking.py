"""What each piece of a text does in a citation."""

from collections.abc import Iterator, Sequence

from app.citations.letters import plain
from app.citations.lexicon import Lexicon
from app.citations.naming import named_code
from app.citations.tokens import Kind, Token, closing, pieces

_LABEL_AT_MOST = 60
_NUMBER_SIGNS = frozenset({"№", "no", "nr"})


def marked(text: str, words: Lexicon) -> list[Token]:
    """The pieces of a text with their part in a citation; labels in brackets are left out."""
    return _without_labels(list(_marked(list(pieces(plain(text), words.endings)), words)))


def _marked(tokens: Sequence[Token], words: Lexicon) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        may_name = tokens[at].kind is Kind.LAW_NUMBER or tokens[at].raw[:1].isalpha()
        found = named_code(tokens, at, words) if may_name else None
        if found is not None:
            token, at = found
        else:
            token, at = _one(tokens, at, words)
        yield token


def _one(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Token, int]:
    token = tokens[at]
    if token.kind is Kind.LAW_NUMBER:
        return _other(token), at + 1
    if token.kind is Kind.NUMBER:
        return (_other(token) if _is_quantity(tokens, at, words) else token), at + 1
    if token.text in _NUMBER_SIGNS and _numbers_a_law_or_article(tokens, at, words):
        return Token(Kind.BETWEEN, token.text), at + 1 + _is(tokens, at + 1, ".")
    if token.kind in {Kind.OPEN, Kind.CLOSE}:
        return token, at + 1
    return _word(tokens, at, words)


def _word(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Token, int]:
    token = tokens[at]
    numeral = words.numerals.get(token.text)
    if numeral and _beside_a_part(tokens, at, words):
        return Token(Kind.NUMBER, numeral, token.raw), at + 1
    role = words.roles.get(token.text)
    if role is None:
        return token, at + 1
    if token.text == "§" and at and tokens[at - 1].kind is Kind.NUMBER:
        return Token(Kind.PART, token.text), at + 1
    dotted = role.kind in {Kind.ARTICLE, Kind.PART} and _is(tokens, at + 1, ".")
    return Token(role.kind, token.text, token.raw, plural=role.plural), at + 1 + dotted


def _other(token: Token) -> Token:
    return Token(Kind.OTHER, token.text, token.raw)


def _is(tokens: Sequence[Token], at: int, text: str) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text == text


def _numbers_a_law_or_article(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Law No. 460-IQ, maddə № 535; "case No. 535" is neither."""
    after = at + 1 + _is(tokens, at + 1, ".")
    is_law = after < len(tokens) and tokens[after].kind is Kind.LAW_NUMBER
    return is_law or (at > 0 and _role_kind(tokens[at - 1], words) is Kind.ARTICLE)


def _is_quantity(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """30 days, 500 manats, 17 March: a number that counts something is no article."""
    follows = tokens[at + 1 : at + 2]
    return bool(follows) and words.counted.get(follows[0].text) is not None


def _role_kind(token: Token, words: Lexicon) -> Kind | None:
    role = words.roles.get(token.text)
    return role.kind if role else None


def _beside_a_part(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    near = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return any(_role_kind(token, words) is Kind.PART for token in near)


def _without_labels(tokens: list[Token]) -> list[Token]:
    """Brackets that say what an article is about go; those that hold a citation open up."""
    closed_at = _closings(tokens)
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = closed_at.get(at)
        if end is not None and not _cites(tokens[at + 1 : end]):
            at = end
        elif token.kind in {Kind.OPEN, Kind.CLOSE}:
            kept.append(Token(Kind.BETWEEN, token.text))
        else:
            kept.append(token)
        at += 1
    return kept


def _closings(tokens: Sequence[Token]) -> dict[int, int]:
    """For each opening bracket the next sign that closes its kind, where one is near."""
    found: dict[int, int] = {}
    nearest: dict[str, int] = {}
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind is Kind.CLOSE:
            nearest[token.text] = at
        elif token.kind is Kind.OPEN:
            end = nearest.get(closing(token.text), at + _LABEL_AT_MOST)
            if end < at + _LABEL_AT_MOST:
                found[at] = end
    return found


def _cites(label: Sequence[Token]) -> bool:
    kinds = {token.kind for token in label}
    return bool(kinds & {Kind.CODE, Kind.ARTICLE}) or {Kind.PART, Kind.NUMBER} <= kinds
