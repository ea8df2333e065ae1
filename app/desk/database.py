"""How a door of the desk reads and writes: in a block, which is one transaction.

A GET uses `reading` alone. A POST writes in one block of `writing`, which commits at its end and
takes everything back when it is left by an error. What is slow, such as a hash, stays outside: on
SQLite nobody else can write meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from app.db.engines import one_state
from app.desk.circumstances import here


@contextmanager
def reading() -> Iterator[Session]:
    """One state of the desk, from the first question to the last. Nothing is written."""
    with Session(one_state(here().source), expire_on_commit=False, autoflush=False) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """One transaction, committed at the end of the block."""
    with Session(here().source, expire_on_commit=False) as session:
        yield session
        session.commit()
