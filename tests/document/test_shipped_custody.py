"""The gold values of the derived facts, worked out from the cases that ship with the project."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app import content, custody
from app.custody import Custody
from app.dates import Days, bounds
from app.document.allowed import gaps
from app.document.case import Case
from app.document.charged import accused
from app.document.holding import custodies, post_to_arrest
from app.document.others import Provision
from app.document.reading import read

TABLE = Path(__file__).parent.parent / "tables" / "dates.json"
GOLD: dict[str, dict[str, Any]] = {
    row["id"]: row for row in json.loads(TABLE.read_text(encoding="utf-8"))["derived_gold"]
}
SLUGS = {
    "c01": "latif-mammadov-soyudlu",
    "c02": "giyas-ibrahimov-soyudlu",
    "c03": "elmir-abbasov-soyudlu",
    "c04": "amrah-tahmazov-salayev-post",
    "c05": "alizamin-salayev",
    "c06": "elvin-mustafayev-saatli",
    "c07": "zaur-usubov-pfp",
    "c08": "elchin-ibrahimli",
    "c09": "km-nakhchivan-tweets",
    "c10": "aslan-gurbanov-sss",
    "c11": "novruzali-mamedov",
    "c12": "hilal-mamedov",
    "c13": "shahin-haciyev-2021-01",
    "c14": "shahin-haciyev-2021-03",
    "c15": "shahin-haciyev-2021-11",
    "c16": "rahimova-mahmarzayeva-questioned",
    "c17": "hasanzade-salamov-private-prosecution",
    "c18": "ilgar-atayev-covid",
}


@cache
def cases() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for path in content.shipped():
        if path.suffix == ".yaml":
            documents, wrong = read(path.read_text(encoding="utf-8"), path.name)
            assert wrong == []
            found |= {doc.slug: doc for _, doc in documents if isinstance(doc, Case)}
    return found


@cache
def law() -> dict[str, Provision]:
    found = {}
    for path in content.shipped():
        if path.suffix == ".md":
            written, _ = content.front_matter(path.read_text(encoding="utf-8"))
            ((_, document),) = read(written, path.name)[0]
            assert isinstance(document, Provision)
            found[document.key] = document
    return found


def of(case: str, place: int = 0) -> tuple[Custody, ...]:
    document = cases()[SLUGS[case]]
    return custodies(document, document.subjects[place].id or "")


def units(*names: str) -> list[custody.Accused]:
    return [
        unit
        for name in names
        for party in cases()[SLUGS[name]].subjects
        for unit in accused(cases()[SLUGS[name]], party.id or "", law())
    ]


@pytest.mark.parametrize(
    ("row", "case"), [("d1", "c03"), ("d2", "c17"), ("d4", "c04"), ("d5", "c06"), ("d6", "c10")]
)
def test_the_expected_release_is_the_gold_one(row: str, case: str) -> None:
    (one,) = of(case)
    end = custody.expected_release(one)
    assert end is not None
    gold = GOLD[row]["out"]
    wanted = [gold] if isinstance(gold, str) else gold
    assert [each.lower for each in end.days] == [date.fromisoformat(each) for each in wanted]


def test_d7_the_order_ended_and_custody_went_on() -> None:
    document = cases()[SLUGS["c10"]]
    found = gaps(document, document.subjects[0].id or "", date(2026, 1, 1), law())
    assert [(gap.kind, gap.day, gap.until) for gap in found] == [
        ("order ended and custody went on", bounds(GOLD["d7"]["out"]), bounds("2021-04-15"))
    ]


@pytest.mark.parametrize(
    ("case", "wanted"), [("c04", Days(11, 11)), ("c09", Days(91, 485)), ("c07", None)]
)
def test_d8_to_d10_the_days_from_post_to_arrest(case: str, wanted: Days | None) -> None:
    document = cases()[SLUGS[case]]
    assert post_to_arrest(document, document.subjects[0].id or "") == wanted


@pytest.mark.parametrize(("case", "wanted"), [("c03", Days(20, 20)), ("c09", Days(177, 206))])
def test_d11_and_d12_the_days_in_custody(case: str, wanted: Days) -> None:
    assert custody.days_in_custody(of(case), date(2026, 1, 1)) == wanted


@pytest.mark.parametrize(
    ("case", "as_of", "state"),
    [
        ("c02", "2023-07-10", "held"),
        ("c02", "2023-07-25", "presumed released"),
        ("c10", "2026-01-01", "last known held"),
        ("c11", "2010-01-01", "died in custody"),
        ("c01", "2000-01-01", "unknown"),
        ("c01", "2026-01-01", "unknown"),
    ],
)
def test_d13_to_d17_who_is_held(case: str, as_of: str, state: str) -> None:
    found = custody.held(of(case), date.fromisoformat(as_of))
    assert found.state == state
    if case == "c10":
        assert found.last_seen == bounds("2021-05-05")


def test_the_states_of_all_subjects_as_the_record_stands() -> None:
    found: dict[str, list[str]] = {}
    for name in SLUGS:
        for place in range(len(cases()[SLUGS[name]].subjects)):
            state = custody.held(of(name, place), date(2026, 11, 22)).state
            found.setdefault(state, []).append(name)
    assert found == {
        "unknown": ["c01", "c05"],
        "presumed released": ["c02", "c04", "c06", "c07", "c08", "c09", "c13", "c14", "c17"],
        "released": ["c03", "c12", "c17"],
        "last known held": ["c10", "c15"],
        "died in custody": ["c11"],
        "not in custody": ["c16", "c16", "c18"],
    }


def test_km_was_given_more_than_the_cited_article_allows() -> None:
    document = cases()[SLUGS["c09"]]
    found = gaps(document, document.subjects[0].id or "", date(2026, 1, 1), law())
    above = [gap for gap in found if gap.kind == "sentence above every ceiling"]
    assert [(gap.ids, gap.provisions) for gap in above] == [(("verdict", "charge"), ("CC:148",))]


def test_no_other_shipped_sentence_is_above_what_is_cited() -> None:
    names = [
        name
        for name in SLUGS
        for party in cases()[SLUGS[name]].subjects
        for gap in gaps(cases()[SLUGS[name]], party.id or "", date(2026, 1, 1), law())
        if gap.kind in {"sentence above every ceiling", "cited before it existed"}
    ]
    assert names == ["c09"]


STRICT = ("c01", "c02", "c03", "c04", "c06", "c07", "c09", "c10", "c14", "c15", "c17")


def test_d19_and_d20_the_pretext_share() -> None:
    strict = custody.pretext_share(units(*STRICT))
    assert (len(strict.pretext), len(strict.speech), len(strict.unknown)) == (6, 5, 2)
    wider = custody.pretext_share(units(*STRICT, "c08", "c13"))
    assert (len(wider.pretext), len(wider.speech), len(wider.unknown)) == (8, 5, 2)
    assert strict.pretext[0] == f"{SLUGS['c02']}#activist/police"
