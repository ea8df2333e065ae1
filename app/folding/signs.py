"""Flags and emoji that posts use instead of a word, and spellings an organisation chose.

Only what a source explains is listed; any other sign is kept and finds itself.
"""

from typing import Final

from app.folding.characters import REGIONAL_A

FLAGS: Final = {
    "AM": "Armenia", "AZ": "Azerbaijan", "BY": "Belarus", "GE": "Georgia", "IL": "Israel",
    "IR": "Iran", "IT": "Italy", "LB": "Lebanon", "PS": "Palestine", "RU": "Russia",
    "SY": "Syria", "TR": "Turkey", "UA": "Ukraine",
}  # fmt: skip
"""Country names by the two letters that a flag is typed with."""
EMOJI: Final = {"🔻": "red triangle"}
OWN_SPELLINGS: Final = {"n!da": "nida"}
"""Names that their bearers write with a symbol, in lower case, and the letters they stand for."""


def word_of_sign(sign: str) -> str:
    """The word a flag or emoji stands for, or "" when no source gives it one."""
    if sign in EMOJI:
        return EMOJI[sign]
    letters = (chr(ord("A") + max(0, ord(char) - REGIONAL_A)) for char in sign)
    return FLAGS.get("".join(letters), "") if min(sign, default="") >= chr(REGIONAL_A) else ""
