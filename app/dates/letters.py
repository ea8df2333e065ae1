"""Letters as dates and terms are matched: without case, blanks or the kind of dash.

This is for the few words of a date, not for names.
"""

import re
import unicodedata
from typing import Final

_DASHES: Final = "‐‑‒–—―−﹣－"
_LOOKALIKES: Final = str.maketrans(
    {
        "İ": "i",
        "I": "i",
        "ı": "i",
        "Ә": "ə",
        "ә": "ə",
        "ё": "е",
        "Ё": "е",
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "\u200e": "",
        "\u200f": "",
        "\u00ad": "",
        **dict.fromkeys(_DASHES, "-"),
    }
)


def fold(text: str) -> str:
    """Small letters, plain blanks, hyphens and digits; `İ`, `I`, `ı` and `i` are one letter.

    English takes I for i and Azerbaijani for ı; no word of a date differs by that alone.
    """
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    plain = unicodedata.normalize("NFC", digits).translate(_LOOKALIKES).casefold()
    return re.sub(r"\s+", " ", plain.replace("i̇", "i")).strip()
