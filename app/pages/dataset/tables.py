"""All tables of the record, in the order in which they are told."""

from typing import Any, Final

from app.pages.dataset import cases, courts, done, others, parties, saying, speech
from app.pages.dataset.declaring import Table

TABLES: Final[tuple[Table[Any], ...]] = (
    cases.CASES,
    parties.PARTIES,
    others.PEOPLE,
    speech.POSTS,
    speech.FATES,
    speech.TIES,
    saying.REASONS,
    courts.PROCEEDINGS,
    done.CHARGES,
    done.DETENTIONS,
    done.MEASURES,
    courts.DECISIONS,
    courts.HEARINGS,
    courts.EVENTS,
    saying.UPDATES,
    saying.CLAIMS,
    saying.SOURCE_LINES,
    others.PROVISIONS,
    others.TALLIES,
)
OF_CASES: Final = frozenset(
    each.name for each in TABLES if each not in (others.PEOPLE, others.PROVISIONS, others.TALLIES)
)
OF_KIND: Final = {
    "case": tuple(each for each in TABLES if each.name in OF_CASES),
    "person": (others.PEOPLE,),
    "provision": (others.PROVISIONS,),
    "tally": (others.TALLIES,),
}
"""The tables in which a kind of document has rows."""


def table(name: str) -> Table[Any]:
    """The table of this name. Raises KeyError where there is none."""
    return {each.name: each for each in TABLES}[name]
