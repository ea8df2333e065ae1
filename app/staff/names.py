"""The names people sign in with."""

import re
import unicodedata

_SHORTEST, _LONGEST = 2, 60
_SIGNS = frozenset(" .-_'’")
_SPACES = re.compile(r"\s+")


class NotAName(ValueError):
    """A name nobody could sign in with. The message says what a name is."""


def tidied(name: str) -> str:
    """A name as it is kept: composed, one space between its words.

    Raises NotAName unless it is 2 to 60 letters, digits, spaces and the signs . - _ '
    """
    kept = _SPACES.sub(" ", unicodedata.normalize("NFC", name)).strip()
    allowed = all(each in _SIGNS or unicodedata.category(each)[0] in "LMN" for each in kept)
    lettered = any(unicodedata.category(each)[0] == "L" for each in kept)
    if not (_SHORTEST <= len(kept) <= _LONGEST and allowed and lettered):
        raise NotAName("A name is 2 to 60 letters, digits and spaces, with . - _ or ' among them.")
    return kept


def folded(name: str) -> str:
    """What all ways to type a name share: large letters, accents and dots make no difference.

    A telephone writes İlqar where ilqar was meant. It follows Unicode alone, not our fold of
    spellings: a rule that changes there must lock nobody out here.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return _SPACES.sub(" ", plain.replace("ı", "i")).strip()
