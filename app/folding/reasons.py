"""Why two spellings are one name, in words a reader can be shown.

A search that finds `Шахин Гаджиев` for `Haciyev` owes the reader the reason. Each value below is
that reason, written to follow a colon; the member's name is the code a program can rely on.
"""

from enum import StrEnum


class Why(StrEnum):
    """One reason why two spellings meet. The value is English and completes a sentence."""

    SAME = "same letters"
    CYRILLIC = "Cyrillic spelling"
    J_C = "j, c, zh and дж are one letter"
    G_OR_H = "Cyrillic г stands for g and for h"
    G_FOR_H = "g written for h, the Russian way"
    H_X = "h, x, kh and Cyrillic х are one letter"
    G_Q = "g, q, ğ and gh are one letter"
    K_FOR_Q = "k written for q"
    A_E = "a, e and ə are one letter"
    I_Y = "i, ı and y are one letter (-lı, -ly)"
    SH = "ş and sh are one letter"
    S_FOR_SH = "s typed for ş"
    CH = "ç and ch are one letter"
    C_FOR_CH = "c typed for ç"
    V_W = "v and w are one letter"
    Y_FOR_J = "j written for y, as in German"
    ACCENT = "accents and dots left out"
    VOWELS = "two vowels written for one"
    GLIDE = "y between vowels left out"
    DOUBLE = "double letters count once"
    ZADE = "ending -zadeh/-zade"
    ULLAH = "ending -ullah/-ulla"
    OGLU = "oğlu and оглы are one word"
    QIZI = "qızı and кызы are one word"
    STEM = "ending after an apostrophe left out"
    APOSTROPHE = "apostrophe left out"
    INVISIBLE = "zero-width characters removed"
    STYLED = "styled letters"
    LOOK_ALIKE = "look-alike Cyrillic or Greek letters"
    CODED = "digit or symbol for a letter"
    SPACED = "separators between letters removed"
    OWN = "organisation's own spelling"
    SIGN = "emoji read as a word"
    DIGITS = "digits of another script"
    ARABIC = "forms of one Arabic letter"
    JOINED = "written as one word or as several"
    PART = "part of a name written without spaces"
    ALIAS = "stored alias"


WITHIN_CYRILLIC = frozenset(
    {
        Why.A_E, Why.I_Y, Why.SH, Why.CH, Why.ACCENT, Why.GLIDE, Why.DOUBLE,
        Why.VOWELS, Why.G_Q, Why.OGLU, Why.QIZI, Why.H_X, Why.S_FOR_SH, Why.C_FOR_CH, Why.V_W,
    }
)  # fmt: skip
"""Reasons that "Cyrillic spelling" already says: naming each letter as well would bury it."""
