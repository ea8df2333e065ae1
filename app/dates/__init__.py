"""Partial dates: what is known of a day, never more.

A date is stored as EDTF, with bounds of our own; it is read from what people type, shown in any
language, compared, and counted on by calendar. Pure functions, no state but memory of results.
"""

from .addressed import read_day
from .bounds import Bounds, Days, bounds, days_between, may_fall_outside, overlaps, sort_key
from .clock import Calendar, today
from .display import display, display_month, display_short
from .edtf import check
from .errors import NotADate, NotATerm
from .terms import Term, longest
from .typed import Understood, is_unknown, understand

__all__ = [
    "Bounds",
    "Calendar",
    "Days",
    "NotADate",
    "NotATerm",
    "Term",
    "Understood",
    "bounds",
    "check",
    "days_between",
    "display",
    "display_month",
    "display_short",
    "is_unknown",
    "longest",
    "may_fall_outside",
    "overlaps",
    "read_day",
    "sort_key",
    "today",
    "understand",
]
