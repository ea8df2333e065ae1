"""One stable folded form of a whole text, for an index or a comparison of texts."""

from typing import Final

from app.folding.spelling import first_key
from app.folding.tokens import tokens

MOST_ROUNDS: Final = 8


def _once(text: str) -> str:
    return " ".join(filter(None, map(first_key, tokens(text))))


def fold(text: str) -> str:
    """The likeliest key of every word, parted by single spaces; "" when there is no word.

    Folding twice changes nothing. The form alone does not decide a match: a word with two
    readings (г is g or h) has further keys, so an index that must find both stores `keys`.
    """
    folded = _once(text)
    for _ in range(MOST_ROUNDS):
        again = _once(folded)
        if again == folded:
            break
        folded = again
    return folded
