"""The gold values of the derived facts stand in the files as they do on pages."""

import json
from pathlib import Path
from typing import Any

import pytest

from config import Settings
from tests.content import shipped
from tests.downloads import table

_TABLE = Path(__file__).parents[2] / "tables" / "dates.json"
_GOLD: dict[str, dict[str, Any]] = {
    row["id"]: row for row in json.loads(_TABLE.read_text(encoding="utf-8"))["derived_gold"]
}


def subject(filed: Settings, number: int) -> dict[str, str]:
    """The row of the first subject of a shipped case, by the case's number."""
    case = shipped.case(number)
    return next(
        row
        for row in table(filed, "parties")
        if (row["slug"], row["party"]) == (case.slug, case.subjects[0].id)
    )


@pytest.mark.parametrize(
    ("name", "number"), [("d1", 3), ("d2", 17), ("d4", 4), ("d5", 6), ("d6", 10)]
)
def test_the_expected_release_is_the_gold_one(filed: Settings, name: str, number: int) -> None:
    wanted = _GOLD[name]["out"]
    preferred = wanted if isinstance(wanted, str) else wanted[0]
    row = subject(filed, number)
    assert row["expected_release_from"] == row["expected_release_to"] == preferred


def test_the_days_in_custody_are_the_gold_ones(filed: Settings) -> None:
    for name, number in (("d11", 3), ("d12", 9)):
        row = subject(filed, number)
        least, most = row["days_in_custody_least"], row["days_in_custody_most"]
        assert str(_GOLD[name]["out"]) == (least if least == most else f"{least} to {most}")


def test_the_days_from_post_to_arrest_are_the_gold_ones(filed: Settings) -> None:
    for name, number in (("d8", 4), ("d9", 9), ("d10", 7)):
        row = subject(filed, number)
        least, most = row["post_to_arrest_least"], row["post_to_arrest_most"]
        said = f"{least} days" if least == most else f"{least} to {most} days"
        assert _GOLD[name]["out"] == (said if least else None)


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (1, "unknown"),
        (2, "presumed released"),
        (10, "last known held"),
        (11, "died in custody"),
    ],
)
def test_who_is_held_stands_in_the_row(filed: Settings, number: int, state: str) -> None:
    assert subject(filed, number)["held"] == state
