"""The commands publish, withdraw, verify and export, as somebody types them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.cli import main
from app.db.engines import engine
from app.staff.models import AuditEntry
from app.staff.queries import last_entry
from tests.conftest import Place
from tests.publishing.conftest import written
from tests.records import Records


@pytest.fixture
def run(ready: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> "Run":
    monkeypatch.setenv("SPEECHWATCH_DATA", str(tmp_path / "var"))
    monkeypatch.setenv("SPEECHWATCH_DESK_URL", ready.desk_url)
    monkeypatch.setenv("SPEECHWATCH_RECORD_URL", ready.record_url)
    return Run()


@pytest.fixture
def stocked_run(stocked: Records, monkeypatch: pytest.MonkeyPatch) -> "Run":
    """The commands of a deployment that has published everything that ships."""
    for name, value in stocked.environment.items():
        monkeypatch.setenv(name, value)
    return Run()


class Run:
    """Runs a command and expects it to end as it should."""

    def __call__(self, *words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, list(words))
        assert result.exit_code == code, result.output
        return result

    def imports(self, *paths: Path) -> None:
        self("import", *(str(path) for path in paths), "--publish")


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.faults
def test_what_is_exported_can_be_imported_and_comes_out_the_same(
    stocked_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "documents to" in stocked_run("export", str(tmp_path / "one")).output
    monkeypatch.setenv("SPEECHWATCH_DESK_URL", f"sqlite:///{tmp_path / 'new/desk.sqlite'}")
    monkeypatch.setenv("SPEECHWATCH_RECORD_URL", f"sqlite:///{tmp_path / 'new/record.sqlite'}")
    stocked_run.imports(tmp_path / "one")
    stocked_run("export", str(tmp_path / "two"))
    assert len(files(tmp_path / "one")) > 60
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_export_goes_to_a_new_folder_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "letter.txt").write_text("dear")
    assert "is not empty" in run("export", str(tmp_path / "old"), code=1).output


def test_publish_and_verify_say_what_they_did(stocked_run: Run) -> None:
    assert "0 entries of the ledger were new to it" in stocked_run("publish").output
    verified = stocked_run("verify").output
    head = verified.partition("the head is ")[2].split(".")[0]
    assert len(head) == 64
    assert f"the head is {head}" in stocked_run("verify", "--head", head).output
    assert "filled again" in stocked_run("publish", "--all").output
    assert stocked_run("verify").output == verified
    failed = stocked_run("verify", "--head", "0" * 64, code=1).output
    assert "nowhere in the ledger" in failed


def test_withdraw_says_what_went_and_refuses_what_is_not_there(
    stocked_run: Run, tmp_path: Path
) -> None:
    done = stocked_run("withdraw", "km-nakhchivan-tweets", "--why", "he asked").output
    assert "Withdrew km-nakhchivan-tweets: cases 1, people 2" in done
    assert "Verified" in stocked_run("verify").output
    stocked_run("export", str(tmp_path / "left"))
    assert "cases/km-nakhchivan-tweets.yaml" not in files(tmp_path / "left")
    again = stocked_run("withdraw", "km-nakhchivan-tweets", "--why", "again", code=1).output
    assert "Nothing published is called" in again
    stocked_run("withdraw", "zaur-usubov-pfp", code=2)


def test_a_database_that_is_no_database_is_told_in_a_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.sqlite").write_bytes(b"this is a letter, not a database" * 100)
    monkeypatch.setenv("SPEECHWATCH_DESK_URL", f"sqlite:///{tmp_path / 'letter.sqlite'}")
    assert "The database is away" in run("verify", code=1).output


def test_the_trail_tells_of_an_export(stocked: Records, stocked_run: Run, tmp_path: Path) -> None:
    stocked_run("export", str(tmp_path / "all"))
    desk = engine(stocked.desk_url)
    with Session(desk) as session:
        last = last_entry(session)
    desk.dispose()
    assert last is not None
    assert (last.act, last.details) == ("exported", {"documents": len(files(tmp_path / "all"))})


def test_a_log_of_the_desk_that_somebody_changed_is_not_verified(
    stocked: Records, stocked_run: Run
) -> None:
    assert "Verified" in stocked_run("verify").output
    desk = engine(stocked.desk_url)
    with desk.begin() as connection:
        connection.execute(update(AuditEntry).where(AuditEntry.number == 3).values(who="nobody"))
    desk.dispose()
    assert "log was changed at its act 3" in stocked_run("verify", code=1).output


def test_every_exported_file_is_one_document_in_its_folder(
    stocked_run: Run, tmp_path: Path
) -> None:
    stocked_run("export", str(tmp_path / "all"))
    for path in sorted((tmp_path / "all").rglob("*.yaml")):
        document = written(path.read_text(encoding="utf-8"))
        assert document.slug == path.stem
        assert document.id is not None
    folders = {path.name for path in (tmp_path / "all").iterdir()}
    assert folders == {"cases", "people", "law", "tallies"}
