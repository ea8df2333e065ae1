"""Opening both databases for a command, and telling what goes wrong as a sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

import click
from sqlalchemy import Engine

from app.db.engines import engine
from app.db.errors import DatabaseAway, SchemaBehind
from app.db.field_key import use_field_key_file
from app.db.schemas import set_up_if_new
from app.publishing.errors import NotPublished, NotVerified
from app.publishing.readiness import check_desk
from app.record.working_out import with_many_objects
from config import SettingError, Settings

_P = ParamSpec("_P")


@dataclass(frozen=True, slots=True)
class Databases:
    """The settings of this run and both databases, opened for writing."""

    settings: Settings
    desk: Engine
    record: Engine


@contextmanager
def databases() -> Iterator[Databases]:
    """Both databases as the environment names them; one that is new is set up first.

    Raises SchemaBehind for one of another version, and what else the caller tells as a sentence.
    """
    settings = Settings.from_environment()
    use_field_key_file(settings.field_key_file)
    keep_desk_private(settings)
    set_up_if_new(settings.desk_url, "desk")
    set_up_if_new(settings.record_url, "record")
    desk, record = engine(settings.desk_url), engine(settings.record_url)
    try:
        check_desk(desk)
        with with_many_objects():
            yield Databases(settings, desk, record)
    finally:
        desk.dispose()
        record.dispose()


def keep_desk_private(settings: Settings) -> None:
    """Closes the desk's folder to every other user of the machine."""
    folder = settings.folder / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


def in_sentences(command: Callable[_P, None]) -> Callable[_P, None]:
    """Tells every expected failure as one sentence, with a non-zero exit code."""

    @wraps(command)
    def told(*args: _P.args, **options: _P.kwargs) -> None:
        try:
            command(*args, **options)
        except (DatabaseAway, NotPublished, NotVerified, SchemaBehind, SettingError) as failure:
            raise click.ClickException(str(failure)) from failure

    return told
