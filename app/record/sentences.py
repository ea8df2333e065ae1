"""The terms of custody that a case tells of, as rows that can be set beside the law at any time."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.document.allowed import Accusation, Sentenced, sentenced
from app.document.case import Case
from app.record.facets.unit_marks import placed
from app.record.rows import Row


def sentences(case: Case, said: Mapping[str, Any]) -> Iterator[Row]:
    """A row of `imposed` for each term; `said` is what the case is filed under.

    A term under a charge without an article has none: nothing says what was allowed.
    """
    for party, (_, _, places) in zip(case.subjects, placed(said), strict=True):
        for each in sentenced(case, party):
            if each.charges and all(charge.provision for charge in each.charges):
                yield (f"{places.every:x}", *_row(each))


def _row(given: Sentenced) -> Row:
    charges = json.dumps([_plain(each) for each in given.charges], separators=(",", ":"))
    first = given.charges[0].provision
    return first, given.term.most_days, given.term.iso(), given.since, charges


def _plain(charge: Accusation) -> tuple[str, ...]:
    days = (charge.act.lower, charge.act.upper)
    return charge.provision, *(day.isoformat() if day else "" for day in days)
