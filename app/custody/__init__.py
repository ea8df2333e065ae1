"""Custody: pure facts worked out from the periods in which one person was held, and a day.

In: the facts of one subject (`Subject`), which `merged` joins into custodies. Out: whether the
person was held on a day, for how many days, until when, and what the record leaves open; each with
the ids of the facts it was worked out from. Nothing here is stored, and nothing reads a clock.
"""

from app.custody.counting import (
    days_if_still_held,
    days_in_custody,
    days_of,
    facts_counted,
    post_to_arrest,
)
from app.custody.endings import Ending, ending
from app.custody.evidence import known_by
from app.custody.facts import (
    End,
    Extension,
    Ground,
    Manner,
    Order,
    Period,
    Sentence,
    Sighting,
    Subject,
)
from app.custody.gaps import (
    ABOVE,
    Ceiling,
    Cited,
    CustodyGap,
    Gap,
    GapKind,
    Imposed,
    gaps,
    is_above,
)
from app.custody.intervals import Interval, gap_intervals, intervals, state_on
from app.custody.merging import Custody, apart, merged
from app.custody.settling import Lasting, lasting
from app.custody.shares import Accused, Basis, Share, pretext_share
from app.custody.starts import Start, start, start_of
from app.custody.states import FRESH_DAYS, Held, State, held
from app.custody.stays import Since, Span, Stay, stay_of
from app.custody.takings import Taking, first_taking, takings
from app.custody.terms import TermEnd, expected_release, term_ends

__all__ = [
    "ABOVE",
    "FRESH_DAYS",
    "Accused",
    "Basis",
    "Ceiling",
    "Cited",
    "Custody",
    "CustodyGap",
    "End",
    "Ending",
    "Extension",
    "Gap",
    "GapKind",
    "Ground",
    "Held",
    "Imposed",
    "Interval",
    "Lasting",
    "Manner",
    "Order",
    "Period",
    "Sentence",
    "Share",
    "Sighting",
    "Since",
    "Span",
    "Start",
    "State",
    "Stay",
    "Subject",
    "Taking",
    "TermEnd",
    "apart",
    "days_if_still_held",
    "days_in_custody",
    "days_of",
    "ending",
    "expected_release",
    "facts_counted",
    "first_taking",
    "gap_intervals",
    "gaps",
    "held",
    "intervals",
    "is_above",
    "known_by",
    "lasting",
    "merged",
    "post_to_arrest",
    "pretext_share",
    "start",
    "start_of",
    "state_on",
    "stay_of",
    "takings",
    "term_ends",
]
