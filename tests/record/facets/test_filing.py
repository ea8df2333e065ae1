"""What the shipped cases are filed under."""

from collections.abc import Mapping
from typing import Any

from app.document.case import Case
from app.record.arrests import stays_of
from app.record.facets.filing import filed, joined
from app.record.facets.marks import case_marks
from app.record.moments import moments
from tests.record.conftest import shipped

CASES = {each.slug: each for each in shipped() if isinstance(each, Case)}


def _filed(slug: str) -> Mapping[str, Any]:
    case = CASES[slug]
    return filed(case, tuple(moments(case)), stays_of(case))


def test_a_charge_under_a_part_is_filed_under_its_article_and_its_code_too() -> None:
    found = _filed("giyas-ibrahimov-soyudlu")["values"]["provision"]
    assert "cao" in found
    assert "cao-388-1" in found
    assert all(value == value.casefold() for value in found)


def test_what_belongs_to_one_subject_is_not_filed_under_another() -> None:
    for slug in CASES:
        found = _filed(slug)
        for name in ("basis", "tie", "custody", "outcome", "stage"):
            each = {value for one in found["subjects"] for value in one["values"][name]}
            assert each == set(found["values"][name])


def test_a_case_without_a_charge_says_so_instead_of_nothing() -> None:
    bare = [slug for slug, case in CASES.items() if not case.charges]
    assert bare
    for slug in bare:
        assert _filed(slug)["values"]["basis"] == ["not recorded"]
        assert _filed(slug)["values"]["provision"] == ["not recorded"]


def test_every_case_stands_in_the_set_of_all_and_under_one_day() -> None:
    for slug in CASES:
        names = [name for name, _, _ in case_marks(_filed(slug))]
        assert names.count("every") == names.count("day") == 1


def test_days_that_meet_or_overlap_are_one_span_and_others_are_not() -> None:
    one = [("held", "2023-01-01", "2023-02-01"), ("released", "2023-02-01", None)]
    two = [("held", "2023-02-01", "2023-03-01"), ("held", "2023-04-01", "2023-05-01")]
    assert joined([one, two]) == [
        ("held", "2023-01-01", "2023-03-01"),
        ("held", "2023-04-01", "2023-05-01"),
        ("released", "2023-02-01", None),
    ]
