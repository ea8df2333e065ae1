"""A real PostgreSQL for the tests: one server for all processes of a run, a database for a test."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tests.cluster import CLUSTER, binaries

_ROOT = Path(__file__).resolve().parents[1]
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
_TWO_STRATEGIES = 15_00_00
_PATIENCE = "-c lock_timeout=10000"


class NoPostgres(Exception):
    """The machine has no PostgreSQL server to run."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server, by the folder its socket is in; it may belong to several processes."""

    sockets: Path
    _open: dict[str, psycopg.Connection] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where it keeps every database and its log."""
        return self.sockets / CLUSTER

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://postgres@/{name}?host={self.sockets}"

    def create(self, like: str | None = None) -> str:
        """A new database, empty or a copy of the one at an address; returns its address."""
        name, copied = f"t{uuid.uuid4().hex}", make_url(like).database if like else "template1"
        # Nobody may be connected to what is copied, not we ourselves.
        self._leave(like)
        # To copy files is twice as quick as to write them to the log; older servers do no other.
        strategy = "STRATEGY file_copy" if self._version() >= _TWO_STRATEGIES else ""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{copied}" {strategy}')
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drops a database, whoever is still connected to it."""
        self._leave(url)
        self._run(f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')

    def empty(self, url: str, revision: str) -> bool:
        """Deletes every row of a database; false where it has not the schema of this revision."""
        try:
            connection = self._to(url)
            tables = [name for (name,) in connection.execute(_TABLES)]
            if "alembic_version" not in tables:
                return False
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            rows = "; ".join(
                f'DELETE FROM "{name}"' for name in tables if name != "alembic_version"
            )
            connection.execute(f"SET session_replication_role = replica; {rows}".encode())
        except psycopg.Error:
            return False
        return found == (revision,)

    def close(self) -> None:
        """Leaves the server as it is, without a connection of ours."""
        while self._open:
            self._open.popitem()[1].close()

    def _leave(self, url: str | None) -> None:
        opened = self._open.pop(url, None) if url else None
        if opened:
            opened.close()

    def _run(self, statement: str) -> None:
        self._to(self.url("postgres")).execute(statement.encode())

    def _version(self) -> int:
        return self._to(self.url("postgres")).info.server_version

    def _to(self, url: str) -> psycopg.Connection:
        """A connection that stays: to open one takes longer than most of what we ask."""
        if url not in self._open:
            self._open[url] = psycopg.connect(url, autocommit=True, options=_PATIENCE)
        return self._open[url]


@contextmanager
def running() -> Iterator[Postgres]:
    """A server for as long as the block lasts. Raises NoPostgres where there is none to run."""
    with start(os.getpid()) as keeper:
        server = Postgres(answering(keeper))
        try:
            yield server
        finally:
            server.close()
            keeper.terminate()


def start(process: int, *where: str) -> "subprocess.Popen[str]":
    """What keeps a server for as long as a process lives, in "memory" too. Raises NoPostgres."""
    if binaries() is None:
        raise NoPostgres("PostgreSQL's server is not on this machine; install postgresql.")
    command = [sys.executable, "-m", "tests.cluster", str(process), *where]
    return subprocess.Popen(
        command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )


def answering(keeper: "subprocess.Popen[str]") -> Path:
    """The folder of a server's socket, once it answers. Raises RuntimeError if it never does."""
    assert keeper.stdout is not None
    told = keeper.stdout.readline().strip()
    if not told:
        raise RuntimeError("PostgreSQL's server did not start; what it said stands above.")
    return Path(told)
