"""A record without a desk: entries of a ledger, made from documents and projected as they are."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, uuid5

from app import content
from app.db.engines import engine
from app.db.migrations import upgrade
from app.document.case import Case
from app.document.others import Provision
from app.document.reading import Document, read
from app.document.writing import canonical
from app.record.actions import project, set_up
from app.record.items import items
from app.record.ledger import Cause, Entry
from app.record.shown import kind_of
from config import Settings
from tests.records import in_folder

SLUG_KEY = b"a key for the slugs of the tests"
_ORDER = ("person", "provision", "case", "tally")


@cache
def shipped() -> tuple[Document, ...]:
    """Every document under content/ with an id, people and articles before what shows them."""
    found = [document for path in content.shipped() for document in _of(path)]
    return tuple(sorted(found, key=lambda each: _ORDER.index(kind_of(each))))


def _of(path: Path) -> Iterable[Document]:
    front, prose = content.front_matter(path.read_text(encoding="utf-8"))
    documents, problems = read(front or prose, path.name)
    assert problems == []
    for _, document in documents:
        made = identified(document)
        if isinstance(made, Provision):
            made = made.model_copy(update={"explanation": prose.strip()})
        yield made


def identified(document: Document) -> Document:
    """The document with an id, one worked out from its slug where it has none."""
    id_ = document.id or str(uuid5(NAMESPACE_URL, f"{kind_of(document)}/{document.slug}"))
    return document.model_copy(update={"id": id_})


def first(documents: Iterable[Document]) -> list[Entry]:
    """Entries that publish each document for the first time, numbered from 1."""
    return [entry(number, document, 1, "published") for number, document in enumerate(documents, 1)]


def entry(number: int, document: Document, revision: int, cause: Cause) -> Entry:
    """One entry of the ledger; its hashes are only as long as real ones."""
    body = canonical(document)
    entered = items(document) if isinstance(document, Case) else ()
    return Entry(
        number=number,
        document=document.id or "",
        kind=kind_of(document),
        revision=revision,
        instant=f"2026-11-22T{number // 60:02}:{number % 60:02}:00Z",
        cause=cause,
        items=tuple((item.feed, item.uuid) for item in entered),
        commitment=sha256(body).hexdigest(),
        hash=sha256(str(number).encode() + body).hexdigest(),
        body=body,
    )


def build(folder: Path, entries: Iterable[Entry], url: str = "") -> Settings:
    """A record of these entries in a folder, or at an address, and the settings to read it with."""
    made = in_folder(folder)
    if url:
        made = replace(made, record_url=url)
        upgrade(url, "record")
    else:
        (folder / "record").mkdir(parents=True)
        (folder / "record" / "record.sqlite").write_bytes(_empty())
    source = engine(made.record_url)
    with source.begin() as connection:
        set_up(connection, SLUG_KEY)
        project(connection, entries)
    source.dispose()
    return made.settings(HALF="public", CONTACT="desk@tracker.example")


@cache
def _empty() -> bytes:
    """The file of a record with all its tables and no rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        upgrade(f"sqlite:///{path}", "record")
        return path.read_bytes()
