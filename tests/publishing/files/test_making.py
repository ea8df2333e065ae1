"""Files take each other's place as a whole, and what is withdrawn is in none of them."""

import os
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.cli.downloads import deployment
from app.cli.wording import in_words
from app.db.engines import engine
from app.publishing.downloads import making
from app.publishing.downloads.due import BETWEEN, is_due
from app.publishing.downloads.in_xlsx import write_workbook
from app.publishing.downloads.keeping import make_if_due
from app.publishing.downloads.making import make
from app.publishing.downloads.removing import remove
from app.publishing.downloads.turns import AlreadyMaking, taking_turn
from app.record.files import CONTENT_TYPES, MANIFEST, current, opened
from config import Settings
from tests.downloads import every_byte, makes_files, served, table
from tests.records import Records

_WITHDRAWN = "zzwithdrawn"
_CASE = """\
speechwatch: case/1
slug: {slug}
title: The case of {slug}
source: paper
parties:
  - {{id: poet, person: {slug}-poet}}
sources:
  - {{id: paper, outlet: The Invented Paper}}
---
speechwatch: person/1
slug: {slug}-poet
name: {name}
"""


def publishes(records: Records, slug: str) -> None:
    records.publishes(_CASE.format(slug=slug, name=slug.capitalize()))


def holds(folder: Path, word: str) -> bool:
    """Whether any byte of the files, packed or not, spells a word."""
    wanted = word.encode()
    return any(wanted in found.lower() for found in every_byte(folder))


def test_a_withdrawn_case_is_in_no_file_when_it_is_said_to_be_gone(records: Records) -> None:
    publishes(records, _WITHDRAWN)
    publishes(records, "another")
    settings = records.settings()
    makes_files(settings)
    assert holds(settings.files, _WITHDRAWN)
    records.runs("withdraw", _WITHDRAWN, "--why", "the family asked")
    assert not any(holds(left, _WITHDRAWN) for left in settings.folder.glob("files*"))
    assert current(settings.files) is None
    makes_files(settings)
    assert [row["slug"] for row in table(settings, "cases")] == ["another"]
    assert not holds(settings.files, _WITHDRAWN)


def test_files_begun_before_a_withdrawal_are_never_served(records: Records) -> None:
    """The withdrawal comes while the files are written: they are begun anew, without the case."""
    publishes(records, _WITHDRAWN)
    publishes(records, "another")
    settings = records.settings()
    record = engine(settings.record_url, read_only=True)
    withdrawn: list[str] = []

    def meanwhile(*_: object) -> None:
        if not withdrawn:
            withdrawn.append(records.runs("withdraw", _WITHDRAWN, "--why", "the family asked"))

    event.listen(record, "checkin", meanwhile)
    with in_words(settings):
        make(record, settings.files, deployment(settings))
    record.dispose()
    assert withdrawn
    assert [row["slug"] for row in table(settings, "cases")] == ["another"]
    assert not any(holds(left, _WITHDRAWN) for left in settings.folder.glob("files*"))


def test_files_taken_away_after_the_record_was_read_are_begun_anew(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishes(records, "first")
    settings = records.settings()
    taken: list[Path] = []

    def away(path: Path, *given: Any) -> None:
        if not taken:
            taken.append(path)
            remove(settings.files)
        write_workbook(path, *given)

    monkeypatch.setattr(making, "write_workbook", away)
    makes_files(settings)
    assert taken
    assert [row["slug"] for row in table(settings, "cases")] == ["first"]
    assert len(list(settings.files.iterdir())) == 2


def test_protecting_somebody_takes_the_files_away(records: Records) -> None:
    records.publishes(_CASE.format(slug="first", name="Zzhidden Sadiqzade"))
    settings = records.settings()
    makes_files(settings)
    assert holds(settings.files, "zzhidden")
    records.publishes(
        "speechwatch: person/1\nslug: first-poet\nname: a writer\nprotected: true\n"
        "identification: pseudonym\n"
    )
    assert current(settings.files) is None
    makes_files(settings)
    assert not holds(settings.files, "zzhidden")


def test_an_ordinary_publication_leaves_the_files_as_they_are(records: Records) -> None:
    publishes(records, "first")
    settings = records.settings()
    made = makes_files(settings)
    publishes(records, "second")
    assert current(settings.files) == made


def test_a_manifest_tells_what_lies_beside_it(records: Records) -> None:
    settings = records.settings()
    made = makes_files(settings)
    assert [each.name for each in made.files] == list(CONTENT_TYPES)
    for each in made.files:
        assert served(settings, each.name).stat().st_size == each.size
    assert current(settings.files) == made


def test_files_of_another_version_of_the_code_are_none_and_are_made_anew(records: Records) -> None:
    """A manifest without a field stopped the page of the files, and whoever would make others."""
    publishes(records, "one")
    settings = records.settings()
    makes_files(settings)
    manifest = settings.files / "current" / MANIFEST
    manifest.write_text(manifest.read_text().replace('"took"', '"lasted"'))
    assert current(settings.files) is None
    assert opened(settings.files, "cases.csv") is None
    makes_files(settings)
    assert [row["slug"] for row in table(settings, "cases")] == ["one"]


def test_who_is_reading_a_file_reads_it_to_its_end(records: Records) -> None:
    publishes(records, "first")
    settings = records.settings()
    makes_files(settings)
    whole = served(settings, "cases.ndjson").read_bytes()
    found = opened(settings.files, "cases.ndjson")
    assert found is not None
    publishes(records, "second")
    makes_files(settings)
    with found[2] as content:
        assert content.read() == whole
    assert len(list(settings.files.iterdir())) == 2


def test_two_do_not_make_files_at_once(records: Records) -> None:
    settings = records.settings()
    with taking_turn(settings.files), pytest.raises(AlreadyMaking):
        makes_files(settings)
    makes_files(settings)


@pytest.mark.faults
@pytest.mark.parametrize("step", range(0, 120, 6))
def test_a_kill_at_any_moment_leaves_the_last_files_whole(records: Records, step: int) -> None:
    publishes(records, "first")
    settings = records.settings()
    before = makes_files(settings)
    publishes(records, "second")
    if not _killed_at(settings, step):
        assert current(settings.files) != before
        return
    left = current(settings.files)
    assert left is not None
    assert left == before or left.version > before.version
    for each in left.files:
        assert sha256(served(settings, each.name).read_bytes()).hexdigest() == each.sha256
    makes_files(settings)
    assert {row["slug"] for row in table(settings, "cases")} == {"first", "second"}
    assert len(list(settings.files.iterdir())) == 2


def _killed_at(settings: Settings, step: int) -> bool:
    """Makes files in a process that is killed at the n-th file it opens, moves or puts on disk."""
    child = os.fork()
    if child == 0:
        try:
            _die_at(step)
            makes_files(settings)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _die_at(step: int) -> None:
    left = [step]

    def count(real: Callable[..., object]) -> Callable[..., object]:
        def counted(*given: object, **named: object) -> object:
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return real(*given, **named)

        return counted

    for name in ("open", "mkdir", "rename", "replace", "fsync", "symlink", "unlink", "rmdir"):
        setattr(os, name, count(getattr(os, name)))


class TestDue:
    """When files are to be made."""

    def test_at_once_where_there_are_none(self, records: Records) -> None:
        settings = records.settings()
        assert self._due(settings)

    def test_not_before_ten_minutes_have_gone(self, records: Records) -> None:
        settings = records.settings()
        made = makes_files(settings).made
        publishes(records, "new")
        assert not self._due(settings, made + BETWEEN - timedelta(seconds=1))
        assert self._due(settings, made + BETWEEN)

    def test_later_where_it_takes_long_to_make_them(self, records: Records) -> None:
        settings = records.settings()
        made = replace(makes_files(settings), took=1_000)
        served(settings, MANIFEST).write_text(made.to_json())
        publishes(records, "new")
        assert not self._due(settings, made.made + timedelta(seconds=2_999))
        assert self._due(settings, made.made + timedelta(seconds=3_000))

    def test_not_while_nothing_was_published(self, records: Records) -> None:
        publishes(records, "old")
        settings = records.settings(TIMEZONE="UTC")
        made = makes_files(settings).made
        last = datetime.combine(made.date(), datetime.max.time(), UTC)
        assert not self._due(settings, last)
        assert self._due(settings, last + BETWEEN)

    def test_again_when_the_clock_was_set_back(self, records: Records) -> None:
        settings = records.settings()
        made = makes_files(settings).made
        publishes(records, "new")
        assert self._due(settings, made - timedelta(hours=1))

    def _due(self, settings: Settings, now: datetime | None = None) -> bool:
        record = engine(settings.record_url, read_only=True)
        try:
            return is_due(record, settings.files, settings.timezone, now)
        finally:
            record.dispose()


def test_the_command_makes_them_and_does_so_again_only_when_due(records: Records) -> None:
    publishes(records, "first")
    assert "Made 9 files" in records.runs("files", "--when-due")
    assert "up to date" in records.runs("files", "--when-due")
    assert "Made 9 files" in records.runs("files")


def test_the_writing_half_has_them_made(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    publishes(records, "first")
    for name, value in records.environment.items():
        monkeypatch.setenv(name, value)
    settings = records.settings()
    record = engine(settings.record_url, read_only=True)
    asked: list[bool] = []
    step = threading.Thread(
        target=lambda: asked.append(make_if_due(record, settings.files, settings.timezone))
    )
    step.start()
    step.join()
    record.dispose()
    assert asked == [True]
    assert [row["slug"] for row in table(settings, "cases")] == ["first"]
