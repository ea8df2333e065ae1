"""What the law allowed, what a charge rests on, and who stands accused, read from a case."""

from datetime import date

from app.dates import Term, bounds
from app.document.allowed import act_day, basis, ceiling, gaps, provision_of
from app.document.case import Case
from app.document.charged import accused
from app.document.others import Provision
from app.document.reading import read
from tests.document.test_holding import case

LAW = """\
speechwatch: provision/1
slug: cao-388-1
code: CAO
path: 388-1
title: prohibited information
versions:
  - since: 2017-12
    until: 2020-03
    basis: other
  - since: 2020-03
    changed_by: a law
    basis: speech
    penalties:
      - {who: individual, kind: administrative detention, max: P15D}
      - {part: 388-1.2, kind: administrative detention, max: P1M}
source: paper
sources:
  - {id: paper, outlet: A Paper}
"""


def law() -> dict[str, Provision]:
    ((_, document),), wrong = read(LAW)
    assert wrong == []
    assert isinstance(document, Provision)
    return {document.key: document}


def charged(fields: str, more: str = "") -> Case:
    return case(f"charges:\n  - {{id: charge, label: x, citation: '388-1', {fields}}}\n{more}")


def test_a_charge_has_the_basis_its_article_had_on_the_day_of_the_act() -> None:
    days = {"2018-01-01": "other", "2020-03-31": "speech", "2021-01-01": "speech", "2020": None}
    for act, wanted in days.items():
        document = charged(f"provision: 'CAO:388-1', act: {act}")
        assert basis(document, document.charges[0], law()) == wanted
    ours = charged("provision: 'CAO:388-1', act: 2021-01-01, basis: pretext")
    assert basis(ours, ours.charges[0], law()) == "pretext"


def test_an_act_without_a_day_was_not_after_the_first_thing_known_of_the_charge() -> None:
    taken = "detentions:\n  - {id: d, kind: police custody, taken: 2021-05-01}\n"
    document = charged("statuses: [{status: brought, date: 2021-05-04}]", taken)
    assert act_day(document, document.charges[0]) == bounds("../2021-05-01")


def test_the_ceiling_is_that_of_the_part_that_is_cited() -> None:
    provision = provision_of(law(), "CAO:388-1.2.1")
    assert provision is not None
    on = bounds("2021-01-01")
    assert ceiling(provision, "CAO:388-1.2", on) == Term(months=1)
    assert ceiling(provision, "CAO:388-1", on) == Term(months=1)
    assert ceiling(provision, "CAO:388-1", bounds("2018-01-01")) is None
    assert ceiling(None, "CAO:999", on) is None


def test_a_penalty_whose_most_is_not_known_leaves_the_ceiling_unknown() -> None:
    ((_, document),), _ = read(
        LAW.replace("part: 388-1.2, kind: administrative detention, max: P1M", "kind: prison")
    )
    assert isinstance(document, Provision)
    assert ceiling(document, "CAO:388-1", bounds("2021-01-01")) is None


def test_a_term_above_the_ceiling_and_an_act_older_than_the_article_are_found() -> None:
    held_for = (
        "detentions:\n  - {id: d, kind: administrative detention, taken: 2021-01-10, term: P60D}\n"
    )
    document = charged("provision: 'CAO:388-1', act: 2021-01-01", held_for)
    kinds = [gap.kind for gap in gaps(document, "writer", date(2021, 1, 11), law())]
    assert kinds == ["sentence above every ceiling"]
    old = charged("provision: 'CAO:388-1', act: 2016-05")
    assert [gap.kind for gap in gaps(old, "writer", date(2021, 1, 11), law())] == [
        "cited before it existed"
    ]


def test_a_charge_that_cites_nothing_leaves_the_ceiling_open() -> None:
    document = case(
        "charges:\n  - {id: a, citation: '388-1', provision: 'CAO:388-1', act: 2021-01-01}\n"
        "  - {id: b, label: resisting police}\n"
        "detentions:\n  - {id: d, kind: administrative detention, taken: 2021-01-10, term: P60D}\n"
    )
    assert gaps(document, "writer", date(2021, 1, 11), law()) == ()


def test_who_is_accused_of_nothing_recorded_is_one_unit_not_known() -> None:
    (unit,) = accused(case(""), "writer", {})
    assert (unit.id, unit.bases) == ("two-writers#writer", ())


def test_two_proceedings_are_two_units() -> None:
    document = case(
        "proceedings:\n  - {id: a, kind: administrative}\n  - {id: b, kind: criminal}\n"
        "charges:\n  - {id: x, proceeding: a, label: x, basis: pretext}\n"
        "  - {id: y, proceeding: b, label: y, basis: speech}\n"
    )
    assert [(unit.id, unit.bases) for unit in accused(document, "writer", {})] == [
        ("two-writers#writer/a", ("pretext",)),
        ("two-writers#writer/b", ("speech",)),
    ]
