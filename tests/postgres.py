"""A real PostgreSQL for the tests, from the machine's own binaries, run by an unprivileged user.

It lives in a folder of its own for one run of the tests, listens on a socket in it and nowhere
else, and gives each test a database of its own.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=200",
    "wal_recycle=off",
    "min_wal_size=32MB",
    "listen_addresses=",
)


_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


class NoPostgres(Exception):
    """The machine has no PostgreSQL server to run."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server: its folder, and the address of its databases without their name."""

    folder: Path
    sockets: Path

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://postgres@/{name}?host={self.sockets}"

    def create(self, like: str | None = None) -> str:
        """A new database, empty or a copy of the one at an address; returns its address."""
        name, copied = f"t{uuid.uuid4().hex}", make_url(like).database if like else "template1"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{copied}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drops a database, whoever is still connected to it."""
        name = make_url(url).database
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def empty(self, url: str, revision: str) -> bool:
        """Deletes every row of a database; false where it has not the schema of this revision."""
        address = url.replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with admin.connect() as connection:
            tables = connection.exec_driver_sql(_TABLES).scalars().all()
            if "alembic_version" not in tables:
                return False
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            rows = "; ".join(
                f'DELETE FROM "{table}"' for table in tables if table != "alembic_version"
            )
            connection.exec_driver_sql(f"SET session_replication_role = replica; {rows}")
        return bool(found == revision)

    def _run(self, statement: str) -> None:
        address = self.url("postgres").replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with admin.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def running() -> Iterator[Postgres]:
    """A server for as long as the block lasts. Raises NoPostgres where there is none to run."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        _own(folder)
        server = Postgres(folder / "cluster", folder)
        _as_nobody(binaries / "initdb", "-D", server.folder, "-U", "postgres", "-A", "trust",
                   "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        options = " ".join(f"-c {setting}" for setting in SETTINGS) + f" -k {folder}"
        control = (binaries / "pg_ctl", "-D", server.folder, "-w")
        _as_nobody(*control, "-l", folder / "log", "-o", options, "start")
        try:
            yield server
        finally:
            _as_nobody(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    for found in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (found / "initdb").exists():
            return found
    named = shutil.which("initdb")
    if named is None:
        raise NoPostgres("PostgreSQL's server is not on this machine; install postgresql.")
    return Path(named).parent


def _user() -> pwd.struct_passwd | None:
    """Whom to run the server as: PostgreSQL refuses to run as root."""
    return pwd.getpwnam("nobody") if os.getuid() == 0 else None


def _own(folder: Path) -> None:
    user = _user()
    folder.chmod(0o755)
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)


def _as_nobody(*command: object) -> None:
    user = _user()
    done = subprocess.run(
        [str(part) for part in command],
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr or done.stdout}")
