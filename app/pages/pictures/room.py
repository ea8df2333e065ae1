"""How much room words need, and from which width of screen on they are shown.

The server never knows the width of the screen, so words that do not fit a phone get a class that
shows them where they do: `w2` from 36 em, `w3` from 62 em. Widths are those of the plot alone at
the narrowest screen of each tier; between 48 and 62 em the names stand beside it.
"""

from typing import Final

NARROW: Final = 288.0
MIDDLE: Final = 443.0
WIDE: Final = 649.0

Tier = str
TIERS: Final[tuple[tuple[Tier, float], ...]] = (("", NARROW), ("w2", MIDDLE), ("w3", WIDE))

_SIGN: Final = 7.0
_BOLD_SIGN: Final = 7.9


def width_of(text: str, *, bold: bool = False) -> float:
    """About how many pixels a text of 12 px takes; rather too many than too few."""
    return len(text) * (_BOLD_SIGN if bold else _SIGN)


def shown_from(needed: float, room: float) -> Tier | None:
    """The first tier at which `room` per cent of the plot hold `needed` pixels; None for none."""
    for tier, plot in TIERS:
        if room / 100 * plot >= needed:
            return tier
    return None


def widest(tier: Tier) -> float:
    """The width of the plot that a tier can count on."""
    return dict(TIERS)[tier]
