"""The public half reads as a user who can write neither the record nor its folder."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.db.engines import engine

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may read and only we may write."""
    with tempfile.TemporaryDirectory(prefix="record-") as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


@contextmanager
def reader(url: str) -> Iterator["Reader"]:
    """Another process, as another user where we are root."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.db.reader", url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        yield Reader(process)
        if process.stdin:
            process.stdin.close()


class Reader:
    """Asks the other process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def __call__(self, question: str = "count") -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{question}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


def made(folder: Path) -> Engine:
    writer = engine(f"sqlite:///{folder / 'record.sqlite'}", create=True)
    with writer.begin() as connection:
        connection.execute(text("CREATE TABLE seen (n INTEGER)"))
    add(writer)
    return writer


def add(writer: Engine) -> None:
    with writer.begin() as connection:
        connection.execute(text("INSERT INTO seen VALUES (1)"))


def test_while_the_writer_is_there_each_change_is_seen_at_once(folder: Path) -> None:
    writer = made(folder)
    folder.chmod(0o555)
    with reader(f"sqlite:///{folder / 'record.sqlite'}") as ask:
        assert ask() == "1"
        add(writer)
        assert ask() == "2"
    writer.dispose()


def test_without_a_writer_the_record_is_read_and_later_changes_are_seen(folder: Path) -> None:
    made(folder).dispose()
    assert [path.name for path in folder.iterdir()] == ["record.sqlite"]
    folder.chmod(0o555)
    with reader(f"sqlite:///{folder / 'record.sqlite'}") as ask:
        assert ask() == "1"
        folder.chmod(0o755)
        writer = engine(f"sqlite:///{folder / 'record.sqlite'}")
        add(writer)
        folder.chmod(0o555)
        assert ask() == "2"
        writer.dispose()
        assert ask() == "2"


def test_after_the_writer_came_and_went_nothing_stale_is_read(folder: Path) -> None:
    made(folder).dispose()
    with reader(f"sqlite:///{folder / 'record.sqlite'}") as ask:
        folder.chmod(0o555)
        assert ask() == "1"
        folder.chmod(0o755)
        for count in range(2, 6):
            writer = engine(f"sqlite:///{folder / 'record.sqlite'}")
            add(writer)
            writer.dispose()
            assert ask() == str(count)


def test_a_killed_writer_leaves_a_record_that_can_be_read(folder: Path) -> None:
    path = folder / "record.sqlite"
    killed = (
        "import os,signal,sys\n"
        "from tests.db.test_another_user_reads import made\n"
        "from pathlib import Path\n"
        "made(Path(sys.argv[1]))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(folder)], cwd=ROOT, check=False)
    assert (folder / "record.sqlite-wal").stat().st_size > 0
    folder.chmod(0o555)
    with reader(f"sqlite:///{path}") as ask:
        assert ask() == "1"


def test_a_reader_can_write_nothing(folder: Path) -> None:
    writer = made(folder)
    with reader(f"sqlite:///{folder / 'record.sqlite'}") as ask:
        assert ask("write") == "away"
        assert ask() == "1"
    writer.dispose()


def test_a_missing_record_is_away_and_read_when_it_comes(folder: Path) -> None:
    with reader(f"sqlite:///{folder / 'record.sqlite'}") as ask:
        assert ask() == "away"
        writer = made(folder)
        assert ask() == "1"
        writer.dispose()
