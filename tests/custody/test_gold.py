"""Every gold row of the derived facts that is about custody."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.custody import (
    Accused,
    Custody,
    days_in_custody,
    expected_release,
    gaps,
    held,
    post_to_arrest,
    pretext_share,
    term_ends,
)
from app.dates import Days, bounds
from tests.custody import shipped
from tests.custody.shipped import on

TABLE = Path(__file__).parent.parent / "tables" / "dates.json"
GOLD: dict[str, dict[str, Any]] = {
    row["id"]: row for row in json.loads(TABLE.read_text(encoding="utf-8"))["derived_gold"]
}
RELEASES: dict[str, Callable[[], tuple[Custody, ...]]] = {
    "d1": shipped.c03,
    "d2": shipped.c17_blogger,
    "d3": lambda: shipped.detention("2024-01-08", "P30D"),
    "d4": shipped.c04,
    "d5": shipped.c06,
    "d6": shipped.c10,
}


@pytest.mark.parametrize("row", RELEASES)
def test_the_expected_release_is_the_gold_one_the_preferred_first(row: str) -> None:
    (custody,) = RELEASES[row]()
    end = expected_release(custody)
    assert end is not None
    gold = GOLD[row]["out"]
    wanted = [gold] if isinstance(gold, str) else gold
    assert [(each.lower, each.upper) for each in end.days] == [(on(d), on(d)) for d in wanted]


def test_d6_says_that_custody_before_the_sentence_is_taken_to_be_credited() -> None:
    end = expected_release(*shipped.c10())
    assert end is not None
    assert end.credited
    assert end.ids == ("remand", "verdict")
    plain = expected_release(*shipped.c17_blogger())
    assert plain is not None
    assert not plain.credited


def test_d7_the_remand_ended_and_the_custody_went_on() -> None:
    custodies = shipped.c10()
    ends = {end.id: end.day.lower for end in term_ends(custodies[0])}
    assert ends["remand"] == on(GOLD["d7"]["out"])
    (gap,) = gaps(custodies, on("2026-01-01"))
    assert gap.kind == "order ended and custody went on"
    assert gap.day == bounds("2020-11-14")
    assert gap.until == bounds("2021-04-15")
    assert gap.ids == ("remand", "verdict")


@pytest.mark.parametrize("row", ["d8", "d9", "d10"])
def test_the_days_from_post_to_arrest_are_the_gold_ones(row: str) -> None:
    given = GOLD[row]["in"]
    taken = bounds(given.get("taken", "2023-02-21"))
    post = bounds(given["post"]) if given["post"] else None
    wanted = {"d8": Days(11, 11), "d9": Days(91, 485), "d10": None}[row]
    assert post_to_arrest([post], taken) == wanted
    assert GOLD[row]["out"] == {"d8": "11 days", "d9": "91 to 485 days", "d10": None}[row]


def test_d11_the_day_of_release_is_not_counted() -> None:
    wanted = GOLD["d11"]["out"]
    assert days_in_custody(shipped.c03(), on("2024-01-01")) == Days(wanted, wanted)


def test_d12_coarse_dates_give_a_range_of_days() -> None:
    assert GOLD["d12"]["out"] == "177 to 206"
    assert days_in_custody(shipped.c09(), on("2024-01-01")) == Days(177, 206)


def test_d13_giyas_ibrahimov_is_held_before_his_term_ends() -> None:
    assert held(shipped.c02(), on(GOLD["d13"]["as_of"])).state == "held"


def test_d14_giyas_ibrahimov_is_presumed_released_when_it_ended() -> None:
    state = held(shipped.c02(), on(GOLD["d14"]["as_of"]))
    assert state.state == "presumed released"
    assert state.since == bounds("2023-07-22")
    assert set(state.ids) == {"detention", "verdict"}


def test_d15_aslan_gurbanov_is_last_known_held_on_the_day_of_the_update() -> None:
    state = held(shipped.c10(), on(GOLD["d15"]["as_of"]))
    assert state.state == "last known held"
    assert state.last_seen == bounds("2021-05-05")
    assert state.since == bounds("2020-07-14")


def test_d16_novruzali_mamedov_died_in_custody() -> None:
    state = held(shipped.c11(), on(GOLD["d16"]["as_of"]))
    assert state.state == "died in custody"
    assert state.since == bounds("2009-08")


@pytest.mark.parametrize("as_of", [date.min, date(2023, 7, 1), date(2026, 1, 1), date.max])
def test_d17_a_taking_without_a_date_leaves_every_day_unknown(as_of: date) -> None:
    assert held(shipped.c01(), as_of).state == "unknown"


PRETEXT = ("c02/1", "c03", "c04", "c06", "c07", "c15")
SPEECH = ("c02/2", "c09", "c10", "c17 Hasanzade", "c17 Salamov")
UNITS = (
    *(Accused(unit, ("pretext",)) for unit in PRETEXT),
    *(Accused(unit, ("speech",)) for unit in SPEECH),
    Accused("c01"),
    Accused("c14", ("unknown",)),
)


def test_d19_the_pretext_share_of_the_arrest_feed() -> None:
    share = pretext_share(UNITS)
    gold = GOLD["d19"]
    assert {name: list(getattr(share, name)) for name in gold["detail"]} == gold["detail"]
    assert share.share is not None
    shown = f"{len(share.pretext)}/{share.known} = {float(share.share) * 100:.1f} %"
    assert shown == gold["out"]["share"]


def test_d20_the_pretext_share_with_the_contextual_cases() -> None:
    share = pretext_share([*UNITS, Accused("c08", ("pretext",)), Accused("c13", ("pretext",))])
    gold = GOLD["d20"]["out"]
    counts = (len(share.pretext), len(share.speech), len(share.unknown))
    assert counts == (gold["pretext"], gold["speech"], gold["unknown"])
    assert share.share is not None
    shown = f"{len(share.pretext)}/{share.known} = {float(share.share) * 100:.1f} %"
    assert shown == gold["share"]
