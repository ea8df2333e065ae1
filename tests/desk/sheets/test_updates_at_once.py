"""The updates of a long sheet are seen in one moment, and what others save meanwhile stays."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.cases.models import Dossier, Sheet
from app.cases.working import queries as work
from app.cases.working.actions import save
from app.cases.working.confidence import confide
from app.cases.working.listed import cases_listed
from app.cases.working.monitors import ITSELF
from app.db.engines import engine
from app.desk.sheets.work import work_through
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.sheets.uploads import (
    UPDATES,
    acts,
    as_csv,
    brings,
    brings_updates,
    person,
    says_columns,
    sheet_id,
    uploads,
)

_CASES = 25


class Stopped(Exception):
    """The command ends here, as if it was killed."""


@dataclass
class Command:
    """The command of a sheet, which works in the request that starts it.

    At each of its commits it looks how many updates others see then, and does `meanwhile`.
    """

    source: Engine
    seen: list[int] = field(default_factory=list)
    meanwhile: Callable[[int], None] = lambda _commit: None

    def starts(self, sheet: str) -> None:
        """Goes through a sheet, or until `meanwhile` says that it is stopped."""
        with suppress(Stopped):
            work_through(self.source, sheet, self._told)

    def _told(self, _rows: int) -> None:
        with Session(self.source) as session:
            bringing = session.query(Sheet).filter(Sheet.state == "bringing").count()
            seen = updates(session)
        if bringing:
            self.seen.append(seen)
            self.meanwhile(len(self.seen))


def updates(session: Session) -> int:
    """How many updates the cases of the desk have."""
    ids = [each.id for each in cases_listed(session, ITSELF)]
    drafts = [work.open_draft(session, ITSELF, each).draft for each in ids]
    return sum(len(each.fields.get("updates", [])) for each in drafts)


@pytest.fixture
def command(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """A command for sheets of more than ten rows."""
    made = Command(engine(newsroom.settings.desk_url))
    monkeypatch.setattr("app.desk.sheets.work.AT_ONCE", 10)
    monkeypatch.setattr("app.desk.sheets.uploading.start", made.starts)
    yield made
    made.source.dispose()


@pytest.fixture
def titles(newsroom: Newsroom, command: Command, monitor: Browser) -> list[str]:
    """The titles of cases that a sheet has brought."""
    sheet = brings(monitor, as_csv([person(number) for number in range(_CASES)]))
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    command.seen.clear()
    with newsroom.at_desk() as session:
        return sorted(str(each.title) for each in cases_listed(session, ITSELF))


@pytest.fixture
def monitor(newsroom: Newsroom) -> Browser:
    """A contributor who is signed in."""
    return newsroom.joins("Aysel", "contributor")


def sends_updates(monitor: Browser, titles: list[str]) -> str:
    """Brings in an update for each of these cases; the id of the sheet."""
    rows = [(title, "3 July 2026", "A visit.", "Turan") for title in titles]
    return brings_updates(monitor, *rows)


def there(newsroom: Newsroom) -> int:
    with newsroom.at_desk() as session:
        return updates(session)


@pytest.mark.faults
def test_nobody_sees_an_update_before_all_of_them_are_there(
    newsroom: Newsroom, command: Command, monitor: Browser, titles: list[str]
) -> None:
    sheet = sends_updates(monitor, titles)
    assert len(command.seen) > 2, "it commits between portions"
    assert set(command.seen) == {0}
    assert there(newsroom) == _CASES
    monitor.open(f"/desk/sheets/{sheet}/undo")
    monitor.send(f"/desk/sheets/{sheet}/undo")
    assert "nothing of it is left" in acts(monitor, f"/desk/sheets/{sheet}/undo", sure="y")
    assert there(newsroom) == 0


@pytest.mark.faults
def test_a_sheet_of_updates_that_stopped_has_changed_nothing_and_goes_on(
    newsroom: Newsroom, command: Command, monitor: Browser, titles: list[str]
) -> None:
    def stop(commit: int) -> None:
        if commit == 3:
            raise Stopped

    command.meanwhile = stop
    sheet = sends_updates(monitor, titles)
    assert there(newsroom) == 0
    assert "has stopped before its end" in monitor.open(f"/desk/sheets/{sheet}").text
    command.meanwhile = lambda _commit: None
    acts(monitor, f"/desk/sheets/{sheet}/go-on", do="go on")
    assert there(newsroom) == _CASES


@pytest.mark.faults
@pytest.mark.parametrize("touched", [1, _CASES], ids=["one case", "every case"])
def test_what_others_save_meanwhile_is_there_beside_the_updates(
    newsroom: Newsroom, command: Command, monitor: Browser, titles: list[str], touched: int
) -> None:
    def others_save(commit: int) -> None:
        # Every addition is worked out by then, and none is written.
        if commit == 4:
            with Session(command.source) as session:
                for each in cases_listed(session, ITSELF)[:touched]:
                    now = work.open_draft(session, ITSELF, each.id)
                    fields = {**now.draft.fields, "region": "Zzregion"}
                    save(session, ITSELF, each.id, fields, now.version)
                session.commit()

    command.meanwhile = others_save
    sends_updates(monitor, titles)
    assert set(command.seen) == {0}
    with newsroom.at_desk() as session:
        assert updates(session) == _CASES
        versions = [each.version for each in session.query(Dossier).filter(Dossier.version > 1)]
        assert sorted(versions) == [2] * (_CASES - touched) + [3] * touched
        for each in cases_listed(session, ITSELF):
            now = work.open_draft(session, ITSELF, each.id)
            assert (now.draft.fields.get("region") == "Zzregion") == (now.version > 2)


def test_what_was_known_in_confidence_of_a_source_that_is_gone_is_not_told_of_another(
    newsroom: Newsroom, monitor: Browser, titles: list[str]
) -> None:
    contact = "sources.source-2.contact"
    with newsroom.at_desk() as session:
        case_id = next(each.id for each in cases_listed(session, ITSELF) if each.title == titles[0])
        now = work.open_draft(session, ITSELF, case_id)
        sources = [*now.draft.fields["sources"], {"id": "source-2", "outlet": "AIW"}]
        save(session, ITSELF, case_id, {**now.draft.fields, "sources": sources}, now.version)
        confide(session, ITSELF, case_id, contact, "Zzsister", None)
        save(session, ITSELF, case_id, now.draft.fields, now.version + 1)
    uploads(monitor, as_csv([(titles[0], "", "A visit.", "Meydan TV")], UPDATES), kind="updates")
    says_columns(monitor)
    acts(monitor, f"/desk/sheets/{sheet_id(monitor)}/bring")
    with newsroom.at_desk() as session:
        fields = work.open_draft(session, ITSELF, case_id).draft.fields
        assert "Zzsister" not in work.confidential_of(session, case_id).values()
    assert [each["id"] for each in fields["sources"]] == ["source-1", "source-3"]
