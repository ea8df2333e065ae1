"""How many tips are taken: so many an hour from all, so many a day from one address.

Addresses are counted under a key that is made anew each day and never leaves the memory of the
process, so that what is counted tells nobody's address, also not to who seizes the machine the
day after. Only tips that were taken are counted, so no flood fills the memory: it holds at most
as many addresses as tips are taken in a day.
"""

import hmac
import secrets
from collections import Counter, deque
from datetime import date, datetime, timedelta
from ipaddress import IPv6Address, ip_address
from threading import Lock
from typing import Final

AN_HOUR: Final = timedelta(hours=1)
ALL_AN_HOUR: Final = 120
EACH_A_DAY: Final = 20
# Whoever has one address of IPv6 has all that begin with these bits.
_OF_ONE_HOUSE: Final = 64


class Turnstile:
    """Counts the tips that one process takes; threads may share it."""

    def __init__(self, an_hour: int = ALL_AN_HOUR, each_a_day: int = EACH_A_DAY) -> None:
        self._an_hour, self._each_a_day = an_hour, each_a_day
        self._lock = Lock()
        self._lately: deque[datetime] = deque()
        self._day: date | None = None
        self._key = b""
        self._counts: Counter[bytes] = Counter()

    def lets_in(self, address: str | None, now: datetime, day: date) -> bool:
        """Counts a tip, and says whether it is taken; one that is not counts for nothing.

        `day` is the tracker's own. Addresses that many share, such as the machine's own behind an
        onion service, are not counted each, but all of them within the hour.
        """
        with self._lock:
            self._turn(now, day)
            counted = self._counted(address)
            full = len(self._lately) >= self._an_hour
            if full or (counted and self._counts[counted] >= self._each_a_day):
                return False
            self._lately.append(now)
            if counted:
                self._counts[counted] += 1
            return True

    def __len__(self) -> int:
        return len(self._counts)

    def _turn(self, now: datetime, day: date) -> None:
        while self._lately and now - self._lately[0] >= AN_HOUR:
            self._lately.popleft()
        if day != self._day:
            self._day, self._key = day, secrets.token_bytes(32)
            self._counts.clear()

    def _counted(self, address: str | None) -> bytes | None:
        house = _house(address or "")
        return hmac.digest(self._key, house, "sha256") if house else None


def _house(text: str) -> bytes | None:
    """What an address is counted as; None for one that is nobody's own, or none at all."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if not address.is_global:
        return None
    packed = address.packed
    return packed[: _OF_ONE_HOUSE // 8] if isinstance(address, IPv6Address) else packed
