"""Whoever changes what was published is found out."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from app.db.engines import on_sqlite, reading
from app.publishing import queries as ledger
from app.publishing.chain import Link
from app.publishing.errors import NotVerified
from app.publishing.models import LedgerContent, LedgerEntry
from app.record import tables
from tests.publishing.conftest import Office, staged
from tests.publishing.papers import article, case, person

Tamper = Callable[[Session], object]


@pytest.fixture(params=["sqlite", "postgresql"])
def published(request: pytest.FixtureRequest) -> Iterator[Office]:
    """An office with four entries in its ledger, the last two of one case."""
    with staged(request, "verified", four_entries) as office:
        yield office


def four_entries(office: Office) -> None:
    office.publishes(person(), article(), case())
    office.publishes(case(summary="Still held."), update=True)
    assert office.verifies() == 4


def tamper(office: Office, change: Tamper) -> None:
    with Session(office.desk) as session:
        if on_sqlite(office.desk):
            session.connection().connection.cursor().execute("PRAGMA defer_foreign_keys = ON")
        else:
            session.execute(text("SET session_replication_role = replica"))
        change(session)
        session.commit()


def content(number: int) -> object:
    return LedgerContent.number == number


def chain_anew(session: Session) -> None:
    """Computes every hash again, as somebody would who had changed an entry."""
    previous = "0" * 64
    for row in list(ledger.linked(session)):
        fields = {name: getattr(row, name) for name in Link.__slots__} | {"previous": previous}
        previous = Link(**fields).hash
        session.execute(
            update(LedgerEntry)
            .where(LedgerEntry.number == row.number)
            .values(previous=fields["previous"], hash=previous)
        )


def edit_cause(session: Session) -> None:
    entry = update(LedgerEntry).where(LedgerEntry.number == 2)
    session.execute(entry.values(cause="updated"))


def edit_content(session: Session) -> None:
    changed = session.get_one(LedgerContent, 3)
    changed.body = changed.body.replace(b"slander", b"praise!")


def swap_contents(session: Session) -> None:
    one, other = session.get_one(LedgerContent, 3), session.get_one(LedgerContent, 4)
    one.body, other.body = other.body, one.body


def remove_entry(session: Session) -> None:
    session.execute(delete(LedgerContent).where(LedgerContent.number == 2))
    session.execute(delete(LedgerEntry).where(LedgerEntry.number == 2))


def remove_content(session: Session) -> None:
    session.execute(delete(LedgerContent).where(LedgerContent.number == 3))


def reorder(session: Session) -> None:
    for old, new in ((1, 99), (2, 1), (99, 2)):
        moved = {"number": new}
        session.execute(update(LedgerContent).where(LedgerContent.number == old).values(moved))
        session.execute(update(LedgerEntry).where(LedgerEntry.number == old).values(moved))


def cut(session: Session) -> None:
    session.execute(delete(LedgerContent).where(LedgerContent.number == 4))
    session.execute(delete(LedgerEntry).where(LedgerEntry.number == 4))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit_cause, "Entry 2 of the ledger was changed"),
        (edit_content, "content of entry 3 is not what was published"),
        (swap_contents, "content of entry 3 is not what was published"),
        (remove_entry, "Entry 2 of the ledger is missing"),
        (remove_content, "content of entry 3 was removed"),
        (reorder, "Entry 1 of the ledger was changed, or is not where it belongs"),
        (cut, "the ledger ends at 3"),
    ],
)
def test_a_changed_ledger_is_found(published: Office, change: Tamper, said: str) -> None:
    tamper(published, change)
    with pytest.raises(NotVerified, match=said):
        published.verifies()


def test_a_chain_computed_anew_is_found_by_the_record(published: Office) -> None:
    tamper(published, edit_cause)
    tamper(published, chain_anew)
    with pytest.raises(NotVerified, match="computed anew"):
        published.verifies()


def test_a_head_once_printed_finds_a_cut_tail_and_a_chain_computed_anew(
    published: Office,
) -> None:
    with reading(published.desk) as connection:
        head = ledger.head(connection).hash
    assert published.verifies(head) == 4
    assert published.verifies(head[:16]) == 4
    with pytest.raises(NotVerified):
        published.verifies(head[:15])
    published.publishes(case(summary="Freed."), update=True)
    assert published.verifies(head) == 5
    tamper(published, edit_cause)
    tamper(published, chain_anew)
    with reading(published.desk) as connection:
        whole = ledger.head(connection).number
        assert whole == 5
    with pytest.raises(NotVerified, match="nowhere in the ledger"):
        published.verifies(head)


def test_a_cut_ledger_with_a_record_cut_to_fit_is_found_by_the_head(published: Office) -> None:
    with reading(published.desk) as connection:
        head = ledger.head(connection).hash
    tamper(published, cut)
    with published.record.begin() as connection:
        for table in tables.metadata.sorted_tables:
            connection.execute(delete(table))
    published.catches_up()
    assert published.verifies() == 3
    with pytest.raises(NotVerified, match="nowhere in the ledger"):
        published.verifies(head)


def test_a_record_that_shows_something_else_is_found(published: Office) -> None:
    document = tables.document
    with published.record.begin() as connection:
        forged = update(document).where(document.c.kind == "case").values(body=b"{}")
        connection.execute(forged)
    with pytest.raises(NotVerified, match="otherwise than entry 4"):
        published.verifies()


def test_a_revision_edited_or_lost_in_the_record_is_found(published: Office) -> None:
    revision = tables.revision
    with published.record.begin() as connection:
        connection.execute(update(revision).where(revision.c.number == 3).values(body=b"{}"))
    with pytest.raises(NotVerified, match="shows entry 3 otherwise"):
        published.verifies()
    with published.record.begin() as connection:
        connection.execute(delete(revision).where(revision.c.number == 3))
    with pytest.raises(NotVerified, match="lacks entry 3"):
        published.verifies()


def test_an_entry_names_nobody(published: Office) -> None:
    with Session(published.desk) as session:
        said = " ".join(
            str(value) for row in session.execute(LedgerEntry.__table__.select()) for value in row
        ).casefold()
    for word in ("aydin", "sadiqzade", "poem", "poet", "remand", "article", "slander"):
        assert word not in said
