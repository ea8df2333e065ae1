"""The steps by which the states of custody that last on a day are found among all there were."""

from datetime import date
from typing import Final

FOR_GOOD: Final = 0
LONGEST: Final = (date.max - date.min).days.bit_length()
