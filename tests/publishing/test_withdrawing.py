"""What is withdrawn is gone: from pages, feeds, history, the desk, and every byte on the disk."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.cases.queries import find_document
from app.db.engines import reading
from app.document.others import Person
from app.publishing import queries as ledger
from app.publishing.actions import publish_documents
from app.publishing.catching_up import rebuild
from app.publishing.errors import NotPublished
from app.publishing.withdrawing import Withdrawn, withdraw
from app.record import queries, tables
from app.staff.models import AuditEntry
from tests.listing import cases_listed
from tests.publishing.conftest import Office, staged
from tests.publishing.papers import article, case, own_word, person, tally
from tests.publishing.test_publishing import rows

MARK = own_word("zzwithdrawn")
NAME = MARK.capitalize()
MARKS = (MARK, NAME)
ZZ = f"{MARK}-poet"
CASE = f"{MARK}-case"


def withdraws(office: Office, slug: str) -> Withdrawn:
    with Session(office.desk) as session:
        done = withdraw(session, slug, "the family asked", "an editor", date(2026, 11, 22))
        session.commit()
    office.catches_up()
    return done


def files_with(office: Office, marks: tuple[str, ...] = MARKS) -> list[str]:
    """Every file of both databases, and of their server, that holds one of the marks."""
    others = _other_databases(office) if office.place.kind == "postgresql" else set()
    return [
        str(path.relative_to(office.place.folder))
        for path in office.place.files()
        if others.isdisjoint(path.parents) and _holds(path, marks)
    ]


def _other_databases(office: Office) -> set[Path]:
    """The folders of databases that belong to other tests; the server's log holds ours alone."""
    _let_the_log_go(office)
    ours = [each.url.database for each in (office.desk, office.record)]
    with office.desk.connect() as connection:
        query = "SELECT oid FROM pg_database WHERE datname != ALL(%(ours)s)"
        found = connection.exec_driver_sql(query, {"ours": ours})
        return {office.place.folder / "base" / str(oid) for (oid,) in found}


def _holds(path: Path, marks: tuple[str, ...]) -> bool:
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        return False
    return any(mark.encode() in found for mark in marks)


def _let_the_log_go(office: Office) -> None:
    """The server removes finished segments of its log at the second checkpoint after them."""
    for _ in range(2):
        with office.desk.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("SELECT pg_switch_wal()")
            connection.exec_driver_sql("CHECKPOINT")
        time.sleep(0.1)


@pytest.fixture(params=["sqlite", "postgresql"])
def two_cases(request: pytest.FixtureRequest) -> Iterator[Office]:
    """A case to withdraw, with a person of its own and one who has another case."""
    with staged(request, "to withdraw", publishes_two_cases) as office:
        yield office


def publishes_two_cases(office: Office) -> None:
    poet = person(ZZ, f"{NAME} Poet", names=f"[{{text: {NAME} Shair}}]")
    office.publishes(
        poet,
        person(),
        article(),
        case(CASE, f"{ZZ} aydin-sadiqzade", summary=f"{NAME} words."),
        case(),
        tally(),
    )
    office.publishes(
        case(CASE, f"{ZZ} aydin-sadiqzade", summary=f"Other {MARK} words."),
        update=True,
    )


@pytest.mark.faults
def test_nothing_of_it_is_left_in_any_file(two_cases: Office) -> None:
    assert files_with(two_cases) != []
    assert withdraws(two_cases, CASE) == Withdrawn(1, 1, 0)
    assert files_with(two_cases) == []
    assert two_cases.verifies() == 9


def test_what_the_planner_counted_of_it_is_forgotten_too(two_cases: Office) -> None:
    for source in (two_cases.desk, two_cases.record):
        with source.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()
    withdraws(two_cases, CASE)
    assert files_with(two_cases) == []


def test_its_addresses_are_known_to_be_withdrawn_and_others_stay(two_cases: Office) -> None:
    withdraws(two_cases, CASE)
    with reading(two_cases.record) as connection:
        assert queries.is_withdrawn(connection, "case", CASE)
        assert queries.is_withdrawn(connection, "person", ZZ)
        assert not queries.is_withdrawn(connection, "person", "aydin-sadiqzade")
        assert not queries.is_withdrawn(connection, "person", CASE)
        assert queries.published(connection, "case", CASE) is None
        assert [line.slug for line in cases_listed(connection)] == ["sadiqzade-poem"]
        assert {item.slug for item in queries.arrests_page(connection).items} == {"sadiqzade-poem"}
        assert queries.timeline_page(connection).rows != ()


def test_former_addresses_are_withdrawn_too(office: Office) -> None:
    office.publishes(person(), article(), case())
    with reading(office.record) as connection:
        found = queries.published(connection, "case", "sadiqzade-poem")
    assert found is not None
    office.publishes(case("sadiqzade-song", id=found.id), update=True)
    withdraws(office, "sadiqzade-song")
    with reading(office.record) as connection:
        assert queries.is_withdrawn(connection, "case", "sadiqzade-poem")
        assert queries.is_withdrawn(connection, "case", "sadiqzade-song")
        assert queries.moved_to(connection, "case", "sadiqzade-poem") is None


def test_the_history_keeps_that_there_was_something_and_not_what(two_cases: Office) -> None:
    with reading(two_cases.record) as connection:
        found = queries.published(connection, "case", CASE)
    assert found is not None
    withdraws(two_cases, CASE)
    with reading(two_cases.record) as connection:
        kept = queries.revisions(connection, found.id)
    assert [(each.cause, each.body is None) for each in kept] == [
        ("published", True),
        ("updated", True),
        ("withdrawn", False),
    ]
    assert b"tombstone/1" in (kept[-1].body or b"")


def test_other_documents_lose_their_link_to_it_in_every_revision(two_cases: Office) -> None:
    linked = {"related": f"[{{case: {CASE}, how: the same poem}}]"}
    two_cases.publishes(case(**linked), tally(overlaps=CASE), update=True)
    two_cases.publishes(tally(), update=True)
    assert withdraws(two_cases, CASE) == Withdrawn(1, 1, 2)
    assert files_with(two_cases) == []
    two_cases.verifies()
    with reading(two_cases.record) as connection:
        kept = queries.published(connection, "case", "sadiqzade-poem")
        assert kept is not None
        assert [each.body is None for each in queries.revisions(connection, kept.id)] == [
            True,
            True,
            False,
        ]
        (item,) = queries.arrests_page(connection).items
    assert item.entered == 4
    assert two_cases.publishes(case(summary="Alone."), tally(hedge="about"), update=True) == 2


def test_the_desk_has_no_copy_and_its_trail_has_the_reason(two_cases: Office) -> None:
    withdraws(two_cases, CASE)
    with Session(two_cases.desk) as session:
        assert find_document(session, "case", CASE) is None
        assert find_document(session, "person", ZZ) is None
        assert find_document(session, "person", "aydin-sadiqzade") is not None
        acts = session.scalars(select(AuditEntry).where(AuditEntry.act == "withdraw")).all()
    assert [(act.who, act.details) for act in acts] == [("an editor", {"why": "the family asked"})]


def test_somebody_whom_a_draft_still_shows_stays_at_the_desk_alone(two_cases: Office) -> None:
    two_cases.imports(case("a-draft", ZZ))
    withdraws(two_cases, CASE)
    with Session(two_cases.desk) as session:
        assert find_document(session, "person", ZZ) is not None
        assert find_document(session, "case", "a-draft") is not None
    with reading(two_cases.record) as connection:
        assert queries.published(connection, "person", ZZ) is None


@pytest.mark.faults
def test_a_filled_record_forgets_it_as_well(two_cases: Office) -> None:
    withdraws(two_cases, CASE)
    followed = rows(two_cases)
    rebuild(two_cases.desk, two_cases.record, two_cases.files)
    assert rows(two_cases) == followed
    assert files_with(two_cases) == []


def test_an_unknown_slug_withdraws_nothing(two_cases: Office) -> None:
    with pytest.raises(NotPublished, match="Nothing published is called no-such-case"):
        withdraws(two_cases, "no-such-case")
    with reading(two_cases.desk) as connection:
        assert ledger.head(connection).number == 7


def test_a_withdrawn_id_is_never_published_again(two_cases: Office) -> None:
    with reading(two_cases.record) as connection:
        found = queries.published(connection, "person", ZZ)
    assert found is not None
    withdraws(two_cases, CASE)
    again = found.document
    assert isinstance(again, Person)
    ids = two_cases.imports(again)
    with Session(two_cases.desk) as session, pytest.raises(NotPublished, match="for good"):
        publish_documents(session, ids, None, "tests")


@pytest.mark.faults
def test_no_row_of_the_record_is_left_of_it(two_cases: Office) -> None:
    with reading(two_cases.record) as connection:
        found = queries.published(connection, "case", CASE)
    assert found is not None
    withdraws(two_cases, CASE)
    with reading(two_cases.record) as connection:
        left = [
            table.name
            for table in tables.metadata.sorted_tables
            if "document" in table.c
            and connection.execute(select(table).where(table.c.document == found.id)).first()
        ]
    assert left == ["revision", "tombstone"]
