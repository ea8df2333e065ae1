"""Somebody who asks for protection later is found in no revision, address or file any more."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.engines import reading
from app.document.case import Case
from app.document.others import Person
from app.publishing.actions import publish_documents
from app.publishing.catching_up import rebuild
from app.publishing.errors import NotPublished
from app.record import queries, tables
from tests.publishing.conftest import Office, staged
from tests.publishing.papers import article, case, own_word, person
from tests.publishing.test_publishing import causes, rows
from tests.publishing.test_withdrawing import files_with

MARK = own_word("zzhidden")
NAME = MARK.capitalize()
MARKS = (MARK, NAME)
ZZ = f"{MARK}-nagiyev"
OLD_CASE = f"{MARK}-nagiyev-song"


@pytest.fixture(params=["sqlite", "postgresql"])
def published(request: pytest.FixtureRequest) -> Iterator[Office]:
    """Somebody in two cases, one of them revised, and somebody else."""
    with staged(request, "to protect", publishes_somebody) as office:
        yield office


def publishes_somebody(office: Office) -> None:
    office.publishes(
        person(ZZ, f"{NAME} Nagiyev", names="[{text: Зжидден Нагиев}]"),
        person(),
        article(),
        case(OLD_CASE, f"{ZZ} aydin-sadiqzade", summary=f"{NAME} Nagiyev sang."),
        case("two-readers", f"aydin-sadiqzade {ZZ}"),
        case(),
    )
    office.publishes(
        case(OLD_CASE, f"{ZZ} aydin-sadiqzade", summary=f"{NAME} sang twice."), update=True
    )


def ids(office: Office) -> dict[str, str]:
    with reading(office.record) as connection:
        return {each.slug: each.id for each in queries.every_published(connection)}


def edited(office: Office) -> tuple[Person, Case]:
    """The person under another name, and the case whose words and address named them."""
    known = ids(office)
    hidden = person(
        "singer-one",
        "a singer",
        id=known[ZZ],
        protected="true",
        identification="pseudonym",
    )
    song = case("two-singers", "singer-one aydin-sadiqzade", id=known[OLD_CASE], summary="A song.")
    return hidden, song


def test_every_earlier_revision_loses_its_content(published: Office) -> None:
    known = ids(published)
    published.publishes(*edited(published), update=True)
    assert sorted(causes(published)[-3:]) == [
        ("case", 2, "protected"),
        ("case", 3, "protected"),
        ("person", 2, "protected"),
    ]
    assert published.verifies() == 10
    with reading(published.record) as connection:
        kept = queries.revisions(connection, known[OLD_CASE])
    assert [each.body is None for each in kept] == [True, True, False]


@pytest.mark.faults
def test_no_file_holds_the_name_any_more(published: Office) -> None:
    assert files_with(published, MARKS) != []
    published.publishes(*edited(published), update=True)
    assert files_with(published, MARKS) == []


def test_old_addresses_lead_nowhere_and_are_not_called_withdrawn(published: Office) -> None:
    published.publishes(*edited(published), update=True)
    with reading(published.record) as connection:
        for kind, slug in (("person", ZZ), ("case", OLD_CASE)):
            assert queries.published(connection, kind, slug) is None
            assert queries.moved_to(connection, kind, slug) is None
            assert not queries.is_withdrawn(connection, kind, slug)
        assert queries.published(connection, "case", "two-singers") is not None
        found = queries.published(connection, "case", "two-readers")
    assert found is not None
    assert found.document.parties[1].person == "singer-one"  # type: ignore[union-attr]


def test_feeds_keep_their_items_and_flat_rows_know_nothing_older(published: Office) -> None:
    with reading(published.record) as connection:
        before = {item.uuid: item.entered for item in queries.arrests_page(connection).items}
    published.publishes(*edited(published), update=True)
    with reading(published.record) as connection:
        after = {item.uuid: item.entered for item in queries.arrests_page(connection).items}
        party = tables.party
        older = connection.execute(
            select(party.c.row).where(party.c.known_from < 8, party.c.person == "singer-one")
        ).all()
    assert after == before
    assert older == []


def test_a_case_whose_words_still_name_them_stops_everything(published: Office) -> None:
    known = ids(published)
    hidden, _ = edited(published)
    stored = published.imports(hidden, update=True)
    with Session(published.desk) as session, pytest.raises(NotPublished) as refused:
        publish_documents(session, stored, None, "tests")
    assert f"the case {known[OLD_CASE]}: slug" in str(refused.value)
    assert "zzhidden" not in str(refused.value).casefold()
    assert ids(published) == known
    assert published.verifies() == 7


@pytest.mark.faults
def test_a_filled_record_is_the_same_and_names_nobody(published: Office) -> None:
    published.publishes(*edited(published), update=True)
    followed = rows(published)
    rebuild(published.desk, published.record, published.files)
    assert rows(published) == followed
    assert files_with(published, MARKS) == []
