"""All tables of the record, in the order in which they are told."""

from typing import Any, Final

from app.pages.dataset import (
    accounts,
    cases,
    courts,
    done,
    others,
    parties,
    related,
    saying,
    speech,
    versions,
)
from app.pages.dataset.declaring import Table

TABLES: Final[tuple[Table[Any], ...]] = (
    cases.CASES,
    related.RELATED,
    parties.PARTIES,
    others.PEOPLE,
    accounts.ACCOUNTS,
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
    versions.VERSIONS,
    versions.PENALTIES,
    others.TALLIES,
)
_LAW: Final = (others.PROVISIONS, versions.VERSIONS, versions.PENALTIES)
_BESIDE_CASES: Final = {
    "person": (others.PEOPLE,),
    "provision": _LAW,
    "tally": (others.TALLIES,),
}
_NOT_OF_CASES: Final = [each for tables in _BESIDE_CASES.values() for each in tables]
OF_KIND: Final[dict[str, tuple[Table[Any], ...]]] = {
    "case": tuple(each for each in TABLES if each not in _NOT_OF_CASES),
    **_BESIDE_CASES,
}
"""The tables in which a kind of document has rows."""


def table(name: str) -> Table[Any]:
    """The table of this name. Raises KeyError where there is none."""
    return {each.name: each for each in TABLES}[name]
