"""Making the files that readers take away, for tests of what is in them and how they are given."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from app.cli.downloads import deployment
from app.cli.wording import in_words
from app.db.engines import engine
from app.publishing.downloads.making import make
from app.record.files import CURRENT, Manifest
from config import Settings


def makes_files(settings: Settings) -> Manifest:
    """Makes the files of a deployment, in its own folder."""
    record = engine(settings.record_url, read_only=True)
    try:
        with in_words(settings):
            return make(record, settings.files, deployment(settings))
    finally:
        record.dispose()


def served(settings: Settings, name: str) -> Path:
    """Where a file lies that readers are given."""
    return settings.files / CURRENT / name


def rows_of(text: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file as a program for sheets reads them."""
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


def table(settings: Settings, name: str) -> list[dict[str, str]]:
    """The rows of one table of the data package."""
    with zipfile.ZipFile(served(settings, "speechwatch.zip")) as package:
        return rows_of(package.read(f"tables/{name}.csv"))


def every_byte(folder: Path) -> Iterator[bytes]:
    """The bytes of every file under a folder, and of what is packed in it."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes()
        if path.suffix in (".zip", ".xlsx"):
            with zipfile.ZipFile(path) as packed:
                yield from (packed.read(name) for name in packed.namelist())
