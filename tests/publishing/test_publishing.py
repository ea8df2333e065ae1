"""From the desk to the ledger, and from the ledger to the record."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.confiding import keep_in_confidence
from app.cases.models import Person as PersonAtDesk
from app.db.engines import reading
from app.publishing import queries as ledger
from app.publishing.actions import publish_documents
from app.publishing.catching_up import rebuild
from app.publishing.errors import NotPublished
from app.publishing.models import LedgerEntry
from app.record import queries, tables
from app.record.ledger import Entry
from tests.ledger import shipped
from tests.listing import cases_listed
from tests.publishing.conftest import Office
from tests.publishing.papers import article, case, person, tally


def entries(office: Office) -> list[Entry]:
    with reading(office.desk) as connection:
        return list(ledger.entries_after(connection, 0))


def causes(office: Office) -> list[tuple[str, int, str]]:
    return [(entry.kind, entry.revision, entry.cause) for entry in entries(office)]


def rows(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """Everything the record has, but for the numbers of its rows."""
    found = {}
    with reading(office.record) as connection:
        for table in tables.metadata.sorted_tables:
            columns = [column for column in table.c if column.name != "row"]
            lines = connection.execute(select(*columns)).all()
            found[table.name] = sorted((tuple(line) for line in lines), key=repr)
    return found


def test_everything_that_ships_is_published_and_verifies(stocked_office: Office) -> None:
    count = len(shipped())
    assert [entry.cause for entry in entries(stocked_office)] == ["published"] * count
    assert stocked_office.verifies() == count
    with reading(stocked_office.record) as connection:
        assert len(list(queries.every_published(connection))) == count


def test_what_did_not_change_is_not_published_again(office: Office) -> None:
    ids = office.imports(person(), article(), case())
    with Session(office.desk) as session:
        assert publish_documents(session, ids, None, "tests") == 3
        assert publish_documents(session, ids, None, "tests") == 0
        session.commit()
    assert len(entries(office)) == 3


def test_a_change_is_an_update_and_one_with_a_correction_is_corrected(office: Office) -> None:
    office.publishes(person(), article(), case())
    office.publishes(case(summary="Held for two months."), update=True)
    correction = "[{id: was, kind: correction, field: poet.role, old: a, new: b, why: wrong}]"
    office.publishes(case(updates=correction), update=True)
    assert causes(office)[2:] == [
        ("case", 1, "published"),
        ("case", 2, "updated"),
        ("case", 3, "corrected"),
    ]
    with reading(office.record) as connection:
        (item,) = queries.arrests_page(connection).items
        (update,) = queries.updates_page(connection).items
    assert (item.entered, item.corrected) == (3, True)
    assert update.entered == 5


def test_people_and_articles_come_before_what_shows_them(office: Office) -> None:
    office.publishes(tally(), case(), person(), article())
    assert [kind for kind, _, _ in causes(office)] == ["person", "provision", "case", "tally"]


def test_a_renamed_person_brings_the_cases_that_show_them_and_enters_no_feed(
    office: Office,
) -> None:
    office.publishes(person(), person("leyla-hesenova", "Leyla Hesenova"), article(), case())
    office.publishes(person(name="Aydin Sadiqov"), update=True)
    assert causes(office)[4:] == [("person", 2, "updated"), ("case", 2, "renamed")]
    assert entries(office)[-1].items == ()
    with reading(office.record) as connection:
        (line,) = cases_listed(connection)
        (item,) = queries.arrests_page(connection).items
    assert line.subjects[0].name == "Aydin Sadiqov"
    assert line.stamp == 6
    assert (item.entered, item.corrected) == (4, False)


def test_a_person_at_a_new_address_is_found_at_the_old_one(office: Office) -> None:
    office.publishes(person(), article(), case())
    with reading(office.record) as connection:
        found = queries.published(connection, "person", "aydin-sadiqzade")
    assert found is not None
    moved = person("aydin-sadiqov", "Aydin Sadiqov", id=found.id)
    office.publishes(moved, update=True)
    assert causes(office)[3:] == [("person", 2, "updated"), ("case", 2, "renamed")]
    with reading(office.record) as connection:
        assert queries.moved_to(connection, "person", "aydin-sadiqzade") == "aydin-sadiqov"
        assert queries.moved_to(connection, "person", "aydin-sadiqov") is None
        line = queries.person_cases(connection, found.id)[0]
        (listed,) = queries.people_page(connection).people
    assert line.subjects[0].slug == "aydin-sadiqov"
    assert (listed.slug, listed.cases) == ("aydin-sadiqov", 1)


def test_republishing_for_a_name_does_not_publish_a_draft(office: Office) -> None:
    office.publishes(person(), article(), case())
    office.imports(case(summary="A draft that nobody has approved."), update=True)
    office.publishes(person(name="Aydin Sadiqov"), update=True)
    assert causes(office)[-1] == ("case", 2, "renamed")
    assert b"draft" not in (entries(office)[-1].body or b"")


def test_a_draft_published_with_a_new_name_is_an_update(office: Office) -> None:
    office.publishes(person(), article(), case())
    office.publishes(person(name="Aydin Sadiqov"), case(summary="More."), update=True)
    assert causes(office)[3:] == [("person", 2, "updated"), ("case", 2, "updated")]


def test_an_amended_article_brings_the_cases_that_cite_it(office: Office) -> None:
    office.publishes(person(), article(), case())
    office.publishes(article(title="slander and libel"), update=True)
    assert causes(office)[3:] == [("provision", 2, "updated"), ("case", 2, "amended")]


def test_a_role_that_changes_moves_only_the_stamp_of_the_cases(office: Office) -> None:
    office.publishes(person(), article(), case())
    office.publishes(person(roles="[{text: poet}]"), update=True)
    assert causes(office)[3:] == [("person", 2, "updated")]
    with reading(office.record) as connection:
        (line,) = cases_listed(connection)
    assert line.stamp == 4


@pytest.mark.parametrize(
    "field",
    [
        {"summary": "His friend Vüqar Əliyev was there too."},
        {"posts": "[{id: poem, url: 'https://example.org/vugar%2Daliyev'}]"},
        {"tags": "вугар алиев"},
    ],
)
def test_a_guarded_name_is_published_nowhere(office: Office, field: dict[str, str]) -> None:
    hidden = person("source-one", "Source One", protected="true", identification="pseudonym")
    (id_,) = office.imports(hidden)
    with Session(office.desk) as session:
        keep_in_confidence(session, PersonAtDesk.real_name, [id_], "Vüqar Əliyev", "tests")
        session.commit()
    office.publishes(person(), article())
    ids = office.imports(case(**field))
    with Session(office.desk) as session, pytest.raises(NotPublished) as refused:
        publish_documents(session, ids, None, "tests")
    assert next(iter(field)) in str(refused.value)
    assert "liyev" not in str(refused.value)
    assert len(entries(office)) == 2


def test_a_record_that_is_behind_catches_up_in_order(office: Office) -> None:
    ids = office.imports(person(), article(), case())
    with Session(office.desk) as session:
        publish_documents(session, ids, None, "tests")
        session.commit()
    assert office.catches_up() == 3
    assert office.catches_up() == 0
    assert office.verifies() == 3


def test_an_edit_never_posts_an_arrest_again(office: Office) -> None:
    office.publishes(person(), article(), case())
    office.publishes(case(ties="[{id: tie, level: none, said_by: court}]"),
                     update=True)  # fmt: skip
    with reading(office.record) as connection:
        assert queries.arrests_page(connection).items == ()
    office.publishes(case(summary="The tie is back."), update=True)
    with reading(office.record) as connection:
        (item,) = queries.arrests_page(connection).items
    assert item.entered == 3
    assert entries(office)[-1].items == ()


def test_a_filled_record_is_the_one_that_followed_step_by_step(stocked_office: Office) -> None:
    office = stocked_office
    office.publishes(person(), article(), case(), tally())
    office.publishes(person(name="Aydin Sadiqov"), article(title="libel"), update=True)
    office.publishes(case(summary="New.", charges="[{id: one}]"), update=True)
    with Session(office.desk) as session:
        before = list(session.execute(select(LedgerEntry.hash)).scalars())
    followed = rows(office)
    assert rebuild(office.desk, office.record, office.files) == len(before)
    assert rows(office) == followed
    with Session(office.desk) as session:
        assert list(session.execute(select(LedgerEntry.hash)).scalars()) == before


@pytest.mark.faults
@pytest.mark.parametrize("stocked", ["sqlite"], indirect=True)  # they work out, and write nothing
def test_several_processes_fill_a_record_with_the_same_rows(stocked_office: Office) -> None:
    office = stocked_office
    office.publishes(person(), article(), case(), tally())
    office.publishes(person(name="Aydin Sadiqov"), case(summary="New."), update=True)
    followed = rows(office)
    rebuild(office.desk, office.record, office.files, many=0)
    assert rows(office) == followed


def test_what_was_known_at_an_earlier_number_is_kept(office: Office) -> None:
    office.publishes(person(), article(), case())
    office.publishes(case(charges="[{id: insult, label: insult}]"), update=True)
    with reading(office.record) as connection:
        charge = tables.charge
        query = select(charge.c.label, charge.c.known_from, charge.c.known_until)
        found = connection.execute(query.order_by(charge.c.known_from)).all()
    assert [tuple(row) for row in found] == [("slander", 3, 4), ("insult", 4, None)]
