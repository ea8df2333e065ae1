"""A disk that takes no more leaves the last files as they are, and says so in a sentence."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.publishing.downloads.making import NotWritten
from app.record.files import current
from tests.downloads import makes_files
from tests.records import Records


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Lets this process write no file beyond a size, as a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [60_000, 100_000, 200_000])
def test_the_last_files_stay_when_the_disk_is_full(records: Records, size: int) -> None:
    settings = records.settings()
    before = makes_files(settings)
    with no_file_longer_than(size), pytest.raises(NotWritten, match="Free some space"):
        makes_files(settings)
    assert current(settings.files) == before
    assert len(list(settings.files.iterdir())) == 2
