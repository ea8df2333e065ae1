"""A process killed at any step leaves nothing half done, and the next one finishes the work.

A forked process kills itself (SIGKILL) right before its n-th statement, commit or use of a
connection: at every commit and the steps on both sides of it, and at every few of the others. No
hook for this is in the product: the steps are counted by SQLAlchemy's own events.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.cases.actions import import_documents
from app.db.engines import reading
from app.db.field_key import use_field_key_file
from app.document.reading import Document
from app.publishing import queries as ledger
from app.publishing.actions import publish_documents
from app.publishing.catching_up import catch_up, rebuild
from app.publishing.errors import NotPublished
from app.publishing.withdrawing import withdraw
from app.record import queries
from tests.conftest import Place
from tests.postgres import Postgres
from tests.publishing.conftest import Office
from tests.publishing.killing import Action, Watch, chosen, killed_at, opened
from tests.publishing.papers import article, case, person
from tests.publishing.test_publishing import rows
from tests.publishing.test_withdrawing import files_with

pytestmark = pytest.mark.faults

ZZ = "zzkilled-poet"
MARKS = ("zzkilled", "Zzkilled")
BEFORE = 6


def import_and_publish(office: Office, watch: Watch) -> None:
    """What `import --publish --update` does: a new name, a new case, one commit, the record."""
    documents: list[Document] = [
        person(ZZ, "Zzkilled Shair"),
        person("rena-quliyeva", "Rena Quliyeva"),
        case("another-poem", "rena-quliyeva"),
    ]
    with Session(office.desk) as session:
        report = import_documents(session, documents, update=True, who="tests")
        assert report.problems == []
        watch()
        ids = [*report.new, *report.changed, *report.unchanged]
        publish_documents(session, ids, None, "tests")
        session.commit()
    catch_up(office.desk, office.record, office.files)


def publish(office: Office, watch: Watch) -> None:
    """What `publish` does with a record that is behind."""
    watch()
    catch_up(office.desk, office.record, office.files)


def fill_again(office: Office, watch: Watch) -> None:
    """What `publish --all` does."""
    watch()
    rebuild(office.desk, office.record, office.files)


def withdraw_case(office: Office, watch: Watch) -> None:
    """What `withdraw` does."""
    watch()
    with Session(office.desk) as session:
        withdraw(session, "zzkilled-case", "asked", "tests", date(2026, 11, 22))
        session.commit()
    catch_up(office.desk, office.record, office.files)


ACTIONS: dict[str, tuple[Action, int]] = {
    "import --publish": (import_and_publish, BEFORE + 4),
    "publish": (publish, BEFORE),
    "publish --all": (fill_again, BEFORE),
    "withdraw": (withdraw_case, BEFORE + 2),
}


def start(office: Office, *, behind: bool) -> None:
    ids = office.imports(
        person(ZZ, "Zzkilled Poet"),
        person(),
        article(),
        case("zzkilled-case", f"{ZZ} aydin-sadiqzade", summary="Zzkilled words."),
        case(),
        person("third-person", "Third Person"),
    )
    with Session(office.desk) as session:
        publish_documents(session, ids, None, "tests")
        session.commit()
    if not behind:
        office.catches_up()
    office.desk.dispose()
    office.record.dispose()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kill left: the step before which it came, and how far ledger and record were."""

    step: int
    name: str
    ledger: int
    record: int


class Stage:
    """Makes the same two databases again and again."""

    def __init__(self, place: Place, postgres: Callable[[], Postgres], behind: bool) -> None:
        self.model, self.postgres = place, postgres
        start(opened(place), behind=behind)

    def scene(self, folder: Path) -> Place:
        if self.model.kind == "sqlite":
            for name in ("desk", "record"):
                shutil.copytree(self.model.folder / name, folder / name)
            desk, record = folder / "desk/desk.sqlite", folder / "record/record.sqlite"
            return replace(
                self.model,
                desk_url=f"sqlite:///{desk}",
                record_url=f"sqlite:///{record}",
                folder=folder,
            )
        server = self.postgres()
        return replace(
            self.model,
            desk_url=server.create(self.model.desk_url),
            record_url=server.create(self.model.record_url),
        )

    def clear(self, place: Place, folder: Path) -> None:
        shutil.rmtree(folder)
        if place.kind == "postgresql":
            self.postgres().drop(place.desk_url)
            self.postgres().drop(place.record_url)


def numbers(office: Office) -> tuple[int, int]:
    """The last entry of the ledger and the last that the record knows."""
    with reading(office.desk) as desk, reading(office.record) as record:
        return ledger.head(desk).number, queries.release(record).version


def left(office: Office, name: str, after: int) -> tuple[int, int]:
    """Checks what a kill left behind, finishes the work, and checks that it is whole."""
    written, known = numbers(office)
    assert written in (BEFORE, after)
    assert known <= written
    office.verifies()
    action, _ = ACTIONS[name]
    if written != after:
        action(office, lambda: None)
    office.catches_up()
    assert numbers(office) == (after, after)
    assert office.verifies() == after
    return written, known


def doubled(office: Office) -> list[object]:
    with office.record.connect() as connection:
        query = "SELECT document FROM revision GROUP BY document, revision HAVING count(*) > 1"
        return list(connection.execute(text(query)).scalars())


def outcomes(stage: Stage, name: str, folder: Path, every: int) -> Iterator[Outcome]:
    """Kills at one step after another; says what each kill left, once all of it is made good."""
    action, after = ACTIONS[name]
    expected, names = _undisturbed(stage, name, folder / "whole")
    for step in chosen(names, every):
        here = folder / f"{step}"
        here.mkdir()
        place = stage.scene(here)
        taken = killed_at(place, action, step)
        office = opened(place)
        written, known = left(office, name, after)
        assert doubled(office) == []
        assert _shapes(office) == expected
        if name == "withdraw" and place.kind == "sqlite":
            assert files_with(office, MARKS) == []
        office.desk.dispose()
        office.record.dispose()
        stage.clear(place, here)
        yield Outcome(step, taken[-1], written, known)


def _undisturbed(stage: Stage, name: str, folder: Path) -> tuple[dict[str, int], list[str]]:
    """What the work leaves when nobody is killed, and its steps."""
    folder.mkdir()
    place = stage.scene(folder)
    names = killed_at(place, ACTIONS[name][0], 0)
    office = opened(place)
    found = _shapes(office)
    office.desk.dispose()
    office.record.dispose()
    stage.clear(place, folder)
    return found, names


def _shapes(office: Office) -> dict[str, int]:
    """How many rows each table of the record has: nothing lost, nothing twice."""
    return {name: len(lines) for name, lines in rows(office).items()}


@pytest.mark.parametrize("name", list(ACTIONS))
def test_a_kill_at_any_step_leaves_a_record_that_is_behind_or_equal(
    name: str,
    ready: Place,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def server() -> Postgres:
        found: Postgres = request.getfixturevalue("postgres")
        return found

    stage = Stage(ready, server, behind=name == "publish")
    every = 9 if ready.kind == "sqlite" else 40
    folder = tmp_path_factory.mktemp("kills")
    use_field_key_file(folder / "field.key")
    found = list(outcomes(stage, name, folder, every))
    assert len(found) > 3
    _tell(ready.kind, name, found)


def _tell(kind: str, name: str, found: list[Outcome]) -> None:
    """One line for each stretch of steps that left the same behind."""
    print(f"\n{kind}, {name}: {len(found)} kills")  # noqa: T201 - what a kill left is to be read
    last: tuple[int, int] | None = None
    for each in found:
        if (each.ledger, each.record) != last:
            last = (each.ledger, each.record)
            said = f"before step {each.step:3} ({each.name})"
            print(f"  {said}: ledger {each.ledger}, record {each.record}")  # noqa: T201


def test_a_record_of_another_ledger_is_not_followed(office: Office) -> None:
    office.publishes(person())
    with office.record.begin() as connection:
        connection.execute(text("UPDATE release SET head = 'another'"))
    office.imports(article())
    with pytest.raises(NotPublished, match="of another ledger"):
        office.catches_up()
