"""Gaps: claimed where the dates leave no doubt, and nowhere else."""

from app.custody import (
    Ceiling,
    Cited,
    End,
    Extension,
    Gap,
    Imposed,
    Order,
    Period,
    Sentence,
    Sighting,
    Subject,
    gaps,
    merged,
)
from tests.custody import shipped
from tests.custody.shipped import day, days, on


def overruns(*periods: Period, sentences: tuple[Sentence, ...] = ()) -> list[Gap]:
    found = gaps(merged(Subject(periods, sentences)), on("2026-01-01"))
    return [gap for gap in found if gap.kind == "order ended and custody went on"]


def remand(*extensions: Extension, **fields: object) -> Period:
    order = Order(days("P4M"), extensions=extensions)
    taken = day("2020-07-14")
    return Period("remand", "pre-trial detention", "before judgment", taken, order=order, **fields)  # type: ignore[arg-type]


def test_a_release_after_the_end_of_the_order_shows_that_custody_went_on() -> None:
    (gap,) = overruns(remand(end=End(day=day("2020-12-01"))))
    assert (gap.day, gap.until) == (day("2020-11-14"), day("2020-12-01"))


def test_an_extension_that_is_recorded_leaves_no_gap() -> None:
    covered = remand(Extension(term=days("P1M")), end=End(day=day("2020-12-01")))
    assert overruns(covered) == []


def test_a_verdict_before_the_order_ended_leaves_no_gap() -> None:
    prison = Period("prison", "prison", "sentence", follows="remand", under="verdict")
    verdict = Sentence("verdict", day("2020-11-01"), term=days("P7Y"))
    late = Period("late", "prison", "sentence", day("2021-05-01"), follows="prison")
    assert overruns(remand(), prison, late, sentences=(verdict,)) == []


def test_an_appeal_after_the_end_of_an_order_is_no_sign_that_custody_went_on() -> None:
    custody = shipped.c03()[0]
    appeal = Sighting("appeal", day("2023-09-01"), custody.id, firm=False)
    assert gaps(merged(Subject(custody.periods, (), (appeal,))), on("2026-01-01")) == ()


def test_a_coarse_release_that_may_be_in_time_is_no_gap() -> None:
    assert overruns(remand(end=End(day=day("2020-11")))) == []


def test_release_on_the_last_day_is_no_gap() -> None:
    assert gaps(shipped.c03(), on("2026-01-01")) == ()


def test_a_term_that_ended_without_a_word_is_a_gap_from_that_day_on() -> None:
    assert gaps(shipped.c02(), on("2023-07-21")) == ()
    (gap,) = gaps(shipped.c02(), on("2023-07-22"))
    assert gap.kind == "term ended and no release reported"
    assert gap.day == day("2023-07-22")


def above(term: str, *allowed: str | None) -> bool:
    ceilings = (
        Ceiling(f"charge-{n}", f"CAO:{n}", days(each) if each else None)
        for n, each in enumerate(allowed)
    )
    imposed = Imposed("verdict", days(term), tuple(ceilings))
    found = gaps((), on("2026-01-01"), [imposed])
    assert all(gap.kind == "sentence above every ceiling" for gap in found)
    return bool(found)


def test_a_sentence_is_measured_by_every_ceiling_that_is_cited() -> None:
    assert above("P10M", "P6M")
    assert not above("P6M", "P6M")
    assert not above("P25D", "P15D", "P30D")
    assert above("P31D", "P15D", "P30D")


def test_thirty_days_are_not_more_than_a_month_nor_a_year_more_than_twelve() -> None:
    assert not above("P30D", "P1M")
    assert not above("P31D", "P1M")
    assert above("P32D", "P1M")
    assert not above("P1Y", "P12M")


def test_an_unknown_ceiling_leaves_it_open() -> None:
    assert not above("P10M", "P6M", None)
    assert not above("P10M")


def test_a_provision_is_cited_too_early_only_if_the_act_is_certainly_older() -> None:
    since = day("2020-03")
    early = [Cited("a", "CAO:388-1", day("2020-02-29"), since)]
    (gap,) = gaps((), on("2026-01-01"), cited=early)
    assert (gap.kind, gap.ids, gap.provisions) == (
        "cited before it existed",
        ("a",),
        ("CAO:388-1",),
    )
    maybe = [
        Cited("a", "CAO:388-1", day("2020-03-01"), since),
        Cited("b", "X:1", day("2020"), since),
    ]
    assert gaps((), on("2026-01-01"), cited=maybe) == ()


def test_more_than_ninety_days_of_administrative_detention_are_worth_a_look() -> None:
    kinds = [gap.kind for gap in gaps(shipped.detention("2023-01-01", "P91D"), on("2023-01-02"))]
    assert kinds == ["long administrative detention"]
    assert gaps(shipped.detention("2023-01-01", "P90D"), on("2023-01-02")) == ()
    assert gaps(shipped.detention("2023-01-01", "P3M"), on("2023-01-02")) == ()
