"""The tables of what is added up: numbers that pages print, kept so that none of them is counted.

They grow with the years, the places and the articles, and not with the cases. Nothing in them is
of today: a number that changes with the calendar is made of what changes on each day.
"""

from typing import Final

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table

from app.record.columns import Key, metadata

# Stands for all kinds, all of time, all places. No line of a document holds a line feed.
EVERY: Final = "\n"

# How many entries of the timeline there are of each kind, in each span of time, at each place, and
# of EVERY one. A span is a month, a whole year, or the word for what lies in none.
entry_count = Table(
    "entry_count",
    metadata,
    Column("kind", Key, nullable=False),
    Column("span", Key, nullable=False),
    Column("place", Key, nullable=False),
    Column("entries", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "span", "place"),
)
Index("entry_count_place", entry_count.c.place, entry_count.c.kind, entry_count.c.span)

# How many subjects of cases begin to be in a state of custody, and how many cease to be: on a day,
# in a whole month, in a whole year. A span is 20210407, 202104 or 2021, as its scale says.
custody_change = Table(
    "custody_change",
    metadata,
    Column("scale", Key, nullable=False),
    Column("span", Integer, nullable=False),
    Column("state", Key, nullable=False),
    Column("begun", Integer, nullable=False),
    Column("ended", Integer, nullable=False),
    PrimaryKeyConstraint("scale", "span", "state"),
)

# How many takings of the arrest feed there are by month and basis; "" where one is not known.
taking_count = Table(
    "taking_count",
    metadata,
    Column("month", Key, nullable=False),
    Column("basis", Key, nullable=False),
    Column("people", Integer, nullable=False),
    PrimaryKeyConstraint("month", "basis"),
)

# The rows of `charged` added up by article, year and strongest basis.
charged_count = Table(
    "charged_count",
    metadata,
    Column("provision", Key, nullable=False),
    Column("year", Key, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("units", Integer, nullable=False),
    Column("units_speech", Integer, nullable=False),
    Column("units_other", Integer, nullable=False),
    Column("speech", Integer, nullable=False),
    Column("pretext", Integer, nullable=False),
    Column("other", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    PrimaryKeyConstraint("provision", "year", "rank"),
)

# How much there is in all: cases, tallies, subjects of cases, people who are one and have a page,
# and subjects who have none.
total = Table(
    "total",
    metadata,
    Column("name", Key, nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("name"),
)

SUMS = (entry_count, custody_change, taking_count, charged_count, total)
