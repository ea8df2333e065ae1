"""Lists of the desk that are looked through by a name, some lines at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from flask import request

from app.desk.numbers import whole_number

PAGE: Final = 40
"""Lines of one page."""
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list was asked for: the name that is looked for, and how many lines come before."""

    like: str
    begin: int

    def further(self, found: Sequence[object], way: Callable[[str], str]) -> str:
        """The way to the next page, where one line more was `found` than a page has; else empty."""
        return way(str(self.begin + PAGE)) if len(found) > PAGE else ""


def asked() -> Asked:
    """What the address asks for."""
    like = request.args.get("like", "")[:_LONGEST].strip()
    return Asked(like, whole_number(request.args.get("begin")) or 0)
