"""Every gold value of the derived facts, worked out from the files that ship."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import custody
from app.custody import Accused, Share, pretext_share
from app.dates import Days, bounds
from app.document import holding
from app.document.case import Case
from app.document.facts import Party
from app.document.vocabulary import FEED_TIES, TIE_LEVELS
from app.record.arrests import arrests
from tests.content import shipped

TABLE = Path(__file__).parent.parent / "tables" / "dates.json"
GOLD: dict[str, dict[str, Any]] = {
    row["id"]: row for row in json.loads(TABLE.read_text(encoding="utf-8"))["derived_gold"]
}
LEVELS = (
    "attributed specific", "explicit", "attributed specific", "attributed specific", "none",
    "attributed specific", "attributed general", "contextual", "explicit", "explicit", "none",
    "none", "contextual", "attributed general", "attributed general", "attributed general",
    "explicit", "explicit",
)  # fmt: skip


def held_in(number: int, party: int = 0) -> tuple[custody.Custody, ...]:
    case = shipped.case(number)
    return holding.custodies(case, case.subjects[party].id or "")


def strongest(case: Case, party: Party) -> str:
    levels = [tie.level for tie in case.ties if case.of_subject(tie, party)]
    return min(levels, key=TIE_LEVELS.index)


@pytest.mark.parametrize("number", range(1, 19))
def test_the_strongest_tie_of_each_subject_is_that_of_the_facts(number: int) -> None:
    case = shipped.case(number)
    assert {strongest(case, party) for party in case.subjects} == {LEVELS[number - 1]}


@pytest.mark.parametrize(
    ("row", "number"), [("d1", 3), ("d2", 17), ("d4", 4), ("d5", 6), ("d6", 10)]
)
def test_the_expected_release_is_the_gold_one_the_preferred_first(row: str, number: int) -> None:
    (stay,) = held_in(number)
    end = custody.expected_release(stay)
    assert end is not None
    wanted = GOLD[row]["out"]
    assert [day.lower for day in end.days] == [
        date.fromisoformat(each) for each in ([wanted] if isinstance(wanted, str) else wanted)
    ]


def test_d1_and_d2_the_release_that_is_reported_is_the_expected_one() -> None:
    for number in (3, 17):
        (stay,) = held_in(number)
        end, expected = custody.ending(stay), custody.expected_release(stay)
        assert end
        assert expected
        assert end.day == expected.day


def test_d7_the_remand_ended_and_the_custody_went_on() -> None:
    stays = held_in(10)
    (gap,) = custody.gaps(stays, date(2026, 1, 1))
    assert gap.kind == "order ended and custody went on"
    assert gap.day == bounds(GOLD["d7"]["out"])
    assert gap.until == bounds("2021-04-15")


@pytest.mark.parametrize(
    ("row", "number", "wanted"),
    [("d8", 4, Days(11, 11)), ("d9", 9, Days(91, 485)), ("d10", 7, None)],
)
def test_the_days_from_post_to_arrest_are_the_gold_ones(
    row: str, number: int, wanted: Days | None
) -> None:
    case = shipped.case(number)
    assert holding.post_to_arrest(case, case.subjects[0].id or "") == wanted
    assert GOLD[row]["out"] == {"d8": "11 days", "d9": "91 to 485 days", "d10": None}[row]


def test_d11_and_d12_the_days_in_custody() -> None:
    wanted = GOLD["d11"]["out"]
    assert custody.days_in_custody(held_in(3), date(2026, 1, 1)) == Days(wanted, wanted)
    assert GOLD["d12"]["out"] == "177 to 206"
    assert custody.days_in_custody(held_in(9), date(2026, 1, 1)) == Days(177, 206)


@pytest.mark.parametrize(
    ("row", "number", "state"),
    [
        ("d13", 2, "held"),
        ("d14", 2, "presumed released"),
        ("d15", 10, "last known held"),
        ("d16", 11, "died in custody"),
    ],
)
def test_who_is_held_on_the_day_of_the_table(row: str, number: int, state: str) -> None:
    on = date.fromisoformat(GOLD[row]["as_of"])
    assert custody.held(held_in(number), on).state == state


def test_d14_and_d15_name_the_day_they_rest_on() -> None:
    assert custody.held(held_in(2), date(2023, 7, 25)).since == bounds("2023-07-22")
    assert custody.held(held_in(10), date(2026, 1, 1)).last_seen == bounds("2021-05-05")


@pytest.mark.parametrize("on", [date(2023, 7, 1), date(2026, 1, 1)])
def test_d17_a_taking_without_a_date_leaves_every_day_unknown(on: date) -> None:
    assert custody.held(held_in(1), on).state == "unknown"


def test_one_co_defendant_is_released_and_the_other_presumed_so() -> None:
    on = date(2026, 1, 1)
    assert custody.held(held_in(17, 0), on).state == "released"
    other = custody.held(held_in(17, 1), on)
    assert (other.state, other.since) == ("presumed released", bounds("2021-11-02"))


def test_d18_the_arrest_feed_holds_the_gold_cases_and_no_other() -> None:
    strict = [
        shipped.name_of(slug)
        for slug in shipped.CASES
        if any(arrest.strict for arrest in arrests(shipped.cases()[slug]))
    ]
    assert strict == GOLD["d18"]["out"]
    left = {f"c{number:02}" for number in range(1, 19)} - set(strict)
    assert left == set(GOLD["d18"]["excluded"]) - {"aggregates"}


def test_d18_the_weaker_ties_add_the_two_contextual_cases() -> None:
    weak = {
        shipped.name_of(slug)
        for slug, case in shipped.cases().items()
        if any(not arrest.strict for arrest in arrests(case))
    }
    assert weak == {"c08", "c13"}


def units(number: int) -> list[Accused]:
    """Each subject in each proceeding of a case, with the bases of the charges in it."""
    case = shipped.case(number)
    found = []
    for party in case.subjects:
        own = [charge for charge in case.charges if case.of_subject(charge, party)]
        for each in [proceeding.id for proceeding in case.proceedings] or [None]:
            several = len(case.proceedings) > 1
            bases = [c.basis for c in own if c.basis and (not several or each in c.proceeding)]
            found.append(Accused(f"{shipped.name_of(case.slug)} {party.id} {each}", tuple(bases)))
    return found


def share_of(*levels: str) -> Share:
    numbers = [number for number in range(1, 19) if LEVELS[number - 1] in levels]
    taken = [number for number in numbers if arrests(shipped.case(number))]
    return pretext_share(unit for number in taken for unit in units(number))


def counted(share: Share) -> dict[str, Any]:
    assert share.share is not None
    shown = f"{len(share.pretext)}/{share.known} = {float(share.share) * 100:.1f} %"
    sizes = {name: len(getattr(share, name)) for name in ("pretext", "speech", "unknown")}
    return {**sizes, "share": shown}


def test_d19_the_pretext_share_of_the_arrest_feed() -> None:
    share = share_of(*FEED_TIES)
    assert counted(share) == GOLD["d19"]["out"]
    cases = {each.split("/")[0].split()[0] for each in GOLD["d19"]["detail"]["pretext"]}
    assert {each.split()[0] for each in share.pretext} == cases


def test_d20_the_pretext_share_with_the_contextual_cases() -> None:
    assert counted(share_of(*FEED_TIES, "contextual")) == GOLD["d20"]["out"]


def test_d21_and_d22_the_parts_of_a_tally_fit_and_one_overlaps_a_case() -> None:
    tally = shipped.tallies()["covid-2020-03-26"]
    counts = [row.count for row in tally.breakdown]
    assert counts == [7, 5, 3]
    assert tally.total == 15
    assert GOLD["d22"]["out"] == "never summed: a01 overlaps c07"
    assert shipped.tallies()["pfp-2023"].overlaps == (shipped.CASES[6],)
