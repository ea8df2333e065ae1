"""What the doors ask of the record, and how many statements they may take."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import Connection, Engine, event

from app.custody import held, state_on
from app.custody import intervals as states_of
from app.db.engines import reading
from app.db.errors import SchemaBehind
from app.document.case import Case
from app.document.holding import custodies
from app.record import actions, queries
from app.record.answers import ArrestItem, MomentLine
from app.record.queries.several import lines_of
from app.record.queries.totals import Totals, tied_per_month, totals
from app.record.queries.turning import BEGINNING, Turn
from app.record.readiness import check_schema
from tests.listing import cases_listed
from tests.record.conftest import entries, identified, shipped

TODAY = date(2026, 11, 22)


@contextmanager
def counted(source: Engine) -> Iterator[list[str]]:
    """The statements that reach a database meanwhile."""
    said: list[str] = []

    def count(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "SET ")):
            said.append(statement)

    event.listen(source, "before_cursor_execute", count)
    yield said
    event.remove(source, "before_cursor_execute", count)


def test_a_case_page_takes_at_most_four_statements(full: Engine) -> None:
    with reading(full) as connection:
        slugs = [line.slug for line in cases_listed(connection)]
    for slug in slugs:
        with counted(full) as said, reading(full) as connection:
            queries.release(connection)
            page = queries.published(connection, "case", slug)
            assert page is not None
            assert isinstance(page.document, Case)
            queries.shown_by(connection, page.document)
        assert len(said) <= 4


def test_a_case_shows_its_people_and_the_articles_it_cites(full: Engine) -> None:
    with reading(full) as connection:
        page = queries.published(connection, "case", "giyas-ibrahimov-soyudlu")
        assert page is not None
        assert isinstance(page.document, Case)
        now = queries.shown_by(connection, page.document)
        then = queries.shown_by(connection, page.document, at_number=page.number)
        before = queries.shown_by(connection, page.document, at_number=0)
    assert list(now.people) == ["giyas-ibrahimov"]
    assert now.provisions["CAO:388-1"].slug == "cao-388-1"
    assert then == now
    assert (before.people, before.provisions) == ({}, {})


def test_cases_come_newest_first_the_undated_last(full: Engine) -> None:
    with reading(full) as connection:
        whole = cases_listed(connection)
    assert len(whole) == 18
    assert whole[0].slug == "giyas-ibrahimov-soyudlu"
    assert [line.slug for line in whole if line.began is None] == [whole[-1].slug]


def test_lines_take_three_statements_however_many_they_are(full: Engine) -> None:
    with reading(full) as connection:
        ids = [line.id for line in cases_listed(connection)]
    with counted(full) as said, reading(full) as connection:
        assert len(lines_of(connection, ids)) == 18
    assert len(said) == 3


def test_people_are_listed_by_name_with_their_cases(full: Engine) -> None:
    with reading(full) as connection:
        people = queries.people_page(connection).people
        found = {line.slug: line.cases for line in people}
        haciyev = queries.published(connection, "person", "shahin-haciyev")
        assert haciyev is not None
        cases = queries.person_cases(connection, haciyev.id)
    assert found["shahin-haciyev"] == len(cases) == 3
    assert "ilham-aliyev" not in found
    assert [line.sort for line in people] == sorted(line.sort for line in people)


def test_a_charge_under_a_part_is_found_under_its_article(full: Engine) -> None:
    with reading(full) as connection:
        article = {line.slug for line in queries.charged_page(connection, "CAO:535").cases}
        part = {line.slug for line in queries.charged_page(connection, "CAO:535.1").cases}
        listed = {line.key: line.cases for line in queries.provisions(connection)}
    assert part
    assert part <= article
    assert listed["CAO:535"] == len(article)
    assert listed["CAO:388-1"] == 2


def test_the_timeline_has_every_dated_fact_once_newest_first(full: Engine) -> None:
    with reading(full) as connection:
        whole = queries.timeline_page(connection, limit=1000)
        paged: list[MomentLine] = []
        after = None
        while True:
            page = queries.timeline_page(connection, turn=Turn(after=after), limit=7)
            paged += page.rows
            after = page.older
            if after is None:
                break
    assert tuple(paged) == whole.rows
    days = [each.sort for each in whole.rows]
    assert days == sorted(days, reverse=True)
    undated = [each.month == "undated" for each in whole.rows]
    assert undated == sorted(undated)
    assert any(undated)
    assert len({(each.case, each.fact, each.field) for each in paged}) == len(paged)


@pytest.mark.parametrize("day", [date(2020, 8, 1), date(2021, 3, 20), date(2023, 6, 30), TODAY])
def test_the_state_on_a_day_is_the_one_the_rules_give(full: Engine, day: date) -> None:
    expected: dict[str, int] = {}
    for case in shipped():
        for party in case.subjects if isinstance(case, Case) else ():
            assert isinstance(case, Case)
            found = custodies(case, party.id or "")
            state = held(found, day).state
            assert state_on(states_of(found), day).state == state
            if state != "not in custody":
                expected[state] = expected.get(state, 0) + 1
    with reading(full) as connection:
        assert queries.standing_counts(connection, day) == expected
        listed = queries.standing(connection, day, tuple(expected))
    assert len(listed) == sum(expected.values())


@pytest.mark.parametrize("limit", [1, 3, 200])
@pytest.mark.parametrize("day", [date(2020, 6, 27), date(2021, 12, 1), TODAY, date.max, date.min])
def test_those_held_longest_come_first(full: Engine, day: date, limit: int) -> None:
    states = ("held", "last known held", "presumed released")
    lasting = sorted(
        (each.first, case.id, party.id)
        for case in shipped()
        if isinstance(case, Case)
        for party in case.subjects
        for each in states_of(custodies(case, party.id or ""))
        if each.held.state in states
        if each.first <= day and (each.until is None or day < each.until)
    )
    with reading(full) as connection:
        found = queries.standing(connection, day, states, limit)
    assert {(each.since, each.case, each.subject.party) for each in found} == {*lasting[:limit]}
    assert [each.since for each in found] == [since for since, _, _ in lasting[:limit]]


def test_the_newest_arrests_are_the_latest_takings(full: Engine) -> None:
    with reading(full) as connection:
        newest = queries.newest_arrests(connection, 3)
        months = tied_per_month(connection)
    assert [item.taken for item in newest] == ["2023-06-22?", "2023-06-21?", "2023-05-27?"]
    assert [item.subject.name for item in newest][:2] == ["Giyas Ibrahimov", "Elmir Abbasov"]
    assert sum(each.people for each in months if each.month == "2023-06") == 2


def test_the_feed_pages_back_through_every_item(full: Engine) -> None:
    with reading(full) as connection:
        whole = queries.arrests_page(connection, limit=100).items
        paged: list[ArrestItem] = []
        after = None
        while True:
            page = queries.arrests_page(connection, after=after, limit=4)
            paged += page.items
            after = page.next
            if after is None:
                break
        wider = queries.arrests_page(connection, "contextual", limit=100).items
        updates = queries.updates_page(connection, limit=100).items
    assert tuple(paged) == whole
    assert len(whole) == 12
    assert {item.uuid for item in whole} < {item.uuid for item in wider}
    assert [(item.entered, item.place) for item in whole] == sorted(
        ((item.entered, item.place) for item in whole), reverse=True
    )
    assert len(updates) == len({item.uuid for item in updates})


def test_the_newest_updates_come_by_the_day_they_happened(full: Engine) -> None:
    with reading(full) as connection:
        newest = queries.newest_updates(connection, 50)
    days = [each.happened or each.published for each in newest]
    assert None not in days[:1]
    assert days.index(None) > 0 if None in days else days


def test_tallies_stand_apart(full: Engine) -> None:
    with reading(full) as connection:
        found = queries.tallies_page(connection, BEGINNING, 50).rows
    assert len(found) == 7
    assert all(each.published.kind == "tally" for each in found)


def test_what_is_not_there_is_none(full: Engine) -> None:
    with reading(full) as connection:
        assert queries.published(connection, "case", "no-such-case") is None
        assert queries.published(connection, "person", "giyas-ibrahimov-soyudlu") is None
        assert queries.moved_to(connection, "case", "no-such-case") is None
        assert not queries.is_withdrawn(connection, "case", "no-such-case")
        assert queries.revisions(connection, "no such id") == ()
        assert queries.revision(connection, "no such id", 1) is None


def test_an_empty_record_answers_with_nothing(record: Engine) -> None:
    with reading(record) as connection:
        assert queries.release(connection).version == 0
        assert cases_listed(connection) == ()
        assert queries.timeline_page(connection).rows == ()
        assert queries.arrests_page(connection).items == ()
        assert tied_per_month(connection) == ()
        assert totals(connection) == Totals(0, 0, 0, 0)
        assert queries.standing(connection, TODAY, ("held",)) == ()


def test_entries_come_in_order_and_none_is_left_out_or_taken_twice(record: Engine) -> None:
    first, second, third, *_ = entries(shipped())
    with record.begin() as connection:
        assert actions.project(connection, [first]) == 1
        assert actions.project(connection, [first, second]) == 1
    with pytest.raises(ValueError, match="Entry 3 of the ledger is missing"), record.begin() as one:
        actions.project(one, list(entries([identified(each) for each in shipped()]))[4:5])
    with record.begin() as connection:
        assert actions.project(connection, [third]) == 1


def test_a_record_of_the_schema_we_know_is_ready_and_others_name_a_command(
    own_full: Engine,
) -> None:
    check_schema(own_full)
    with own_full.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(SchemaBehind, match="speechwatch publish --all"):
        check_schema(own_full)
    with own_full.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaBehind, match="newer than this code"):
        check_schema(own_full)
    with own_full.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    with pytest.raises(SchemaBehind, match="speechwatch publish"):
        check_schema(own_full)
