"""An article in numbers: what the record counts is what the rules of the methodology give."""

from collections import Counter, defaultdict
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

import pytest
from sqlalchemy import Engine

from app.citations import parse_key
from app.custody import Accused, Basis, pretext_share
from app.db.engines import reading
from app.document.case import Case
from app.document.others import Provision, Tombstone
from app.document.reading import read
from app.document.values import Date
from app.document.writing import canonical
from app.record import actions, queries
from app.record.queries.law import Uses
from tests.record.conftest import entries, shipped
from tests.record.test_queries import counted


@pytest.mark.parametrize("key", ["CAO:535", "CAO:535.1", "CAO:388-1", "CC:234", "CC:281"])
def test_the_counts_are_those_of_the_rules(full: Engine, key: str) -> None:
    with reading(full) as connection:
        numbers = queries.charged(connection, key)
        page = queries.charged_page(connection, key, limit=100)
        listed = {line.key: line.cases for line in queries.provisions(connection)}
    cases = [each for each in shipped() if isinstance(each, Case)]
    assert numbers.uses == _by_the_rules(cases, key)
    assert numbers.uses.cases == len(page.cases) == listed[key]
    begun = Counter(line.began[:4] if line.began else None for line in page.cases)
    counts: Counter[str | None] = Counter()
    for each in numbers.years:
        counts[each.year] += each.cases
    assert counts == begun


def test_a_part_of_another_number_is_no_part_of_an_article(record: Engine) -> None:
    _fill(record, "CAO:388-1.1 speech", "CAO:388 other")
    with reading(record) as connection:
        assert queries.charged(connection, "CAO:388-1").uses.units == 1
        assert queries.charged(connection, "CAO:388").uses.bases == (("other", 1),)


def test_one_charge_for_the_words_makes_the_proceeding_one_over_words(record: Engine) -> None:
    _fill(record, "CAO:535 pretext\nCAO:388-1 speech")
    with reading(record) as connection:
        found = queries.charged(connection, "CAO:535").uses
    assert found == Uses(1, 1, 1, 0, 0, (("pretext", 1),))


def test_a_charge_that_is_not_known_is_beside_the_share(record: Engine) -> None:
    _fill(record, "CAO:535", "CAO:535 unknown", "CAO:535 pretext")
    with reading(record) as connection:
        found = queries.charged(connection, "CAO:535")
    uses = found.uses
    assert (uses.units, uses.known, uses.without, uses.unknown) == (3, 1, 1, 2)
    assert [(each.year, each.basis, each.cases) for each in found.years] == [
        (None, "pretext", 1),
        (None, "unknown", 2),
    ]


def test_cases_of_an_article_are_paged_by_key(full: Engine) -> None:
    with reading(full) as connection:
        whole = queries.charged_page(connection, "CAO:535", limit=100).cases
        paged, after = list(whole[:0]), None
        while True:
            page = queries.charged_page(connection, "CAO:535", after, limit=1)
            paged += page.cases
            after = page.next
            if after is None:
                break
    assert tuple(paged) == whole
    assert len(whole) > 2


def test_an_article_and_the_one_whose_place_it_took_find_each_other(full: Engine) -> None:
    later = next(each for each in shipped() if each.slug == "cao-535.1")
    assert isinstance(later, Provision)
    with reading(full) as connection:
        beside = queries.articles_beside(connection, later)
        (found,) = queries.successors(connection, "CAO@2000:310.1")
        tallies = queries.tallies_citing(connection, "CAO:388-1")
    assert beside == {"CAO@2000:310.1": "cao@2000-310.1"}
    assert found.slug == "cao-535.1"
    assert [each.slug for each in tallies] == ["singers-2020-06-27"]


def test_the_numbers_of_an_article_take_one_statement(full: Engine) -> None:
    with counted(full) as said, reading(full) as connection:
        queries.charged(connection, "CAO:535")
    assert len(said) == 1


def test_a_case_that_is_withdrawn_counts_under_no_article(own_full: Engine) -> None:
    with reading(own_full) as connection:
        before = queries.charged(connection, "CAO:388-1").uses.cases
        page = queries.charged_page(connection, "CAO:388-1")
    gone = page.cases[0].id
    left = Tombstone(id=gone, slug_hash=("0" * 64,), withdrawn=Date(edtf="2026-11-22"))
    first = next(entries(shipped(), after=len(shipped())))
    withdrawn = replace(
        first, document=gone, kind="case", revision=2, cause="withdrawn", body=canonical(left)
    )
    with own_full.begin() as connection:
        actions.project(connection, [withdrawn])
    with reading(own_full) as connection:
        assert queries.charged(connection, "CAO:388-1").uses.cases == before - 1


def _by_the_rules(cases: list[Case], key: str) -> Uses:
    """The same from the documents, one unit a person and proceeding."""
    article = parse_key(key)
    units: dict[tuple[str, str, str], list[tuple[bool, Basis | None]]] = defaultdict(list)
    for case in cases:
        for charge in case.charges:
            under = charge.provision is not None and parse_key(charge.provision).within(article)
            for party in case.subjects:
                if not charge.of or party.id in charge.of:
                    unit = (case.slug, party.id or "", " ".join(charge.proceeding))
                    units[unit].append((under, charge.basis))
    mine = {unit: each for unit, each in units.items() if any(under for under, _ in each)}
    share = pretext_share(
        Accused(str(unit), tuple(basis for _, basis in each if basis))
        for unit, each in mine.items()
    )
    bases = Counter(basis for each in mine.values() for under, basis in each if under and basis)
    order: tuple[Basis, ...] = ("speech", "pretext", "other", "unknown")
    return Uses(
        len({slug for slug, _, _ in mine}),
        len(mine),
        len(share.speech),
        len(share.pretext),
        len(share.unknown),
        tuple((basis, bases[basis]) for basis in order if bases[basis]),
    )


def _fill(record: Engine, *cases: str) -> None:
    """One case for each text; a line of it is a charge: its provision, and its basis if any."""
    documents = [_case(number, text.split("\n")) for number, text in enumerate(cases)]
    with record.begin() as connection:
        actions.project(connection, entries(list(documents)))


def _case(number: int, charges: list[str]) -> Case:
    lines = "".join(
        f"  - {{id: c-{place}, citation: x, provision: '{provision}'"
        f"{f', basis: {basis}' if basis else ''}}}\n"
        for place, charge in enumerate(charges)
        for provision, _, basis in [charge.partition(" ")]
    )
    text = f"""
speechwatch: case/1
slug: case-{number}
title: A case
source: s
parties:
  - {{id: p, name: Somebody}}
charges:
{lines}sources:
  - {{id: s, outlet: An outlet}}
"""
    ((_, made),), problems = read(text)
    assert problems == []
    assert isinstance(made, Case)
    return made.model_copy(update={"id": str(uuid5(NAMESPACE_URL, made.slug))})
