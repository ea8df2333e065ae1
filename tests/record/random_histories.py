"""Histories of a record by chance: revisions that say less, new addresses, withdrawals."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from app.document.case import Case
from app.document.others import Person, Tombstone
from app.document.reading import Document
from app.document.values import Date
from app.document.writing import canonical
from app.record.ledger import Entry
from app.record.shown import kind_of
from tests.record.conftest import entries


def history(first: list[Document], chance: random.Random) -> Iterator[Entry]:
    """The rest of the documents, and revisions and withdrawals of any of them."""
    number, gone, waiting = 8, set[str](), first[8:]
    revisions = Counter(str(each.id) for each in first[:8])
    while waiting or chance.random() < 0.98:
        number += 1
        again = not waiting or chance.random() < 0.4
        document = chance.choice(first[: len(first) - len(waiting)]) if again else waiting.pop(0)
        if str(document.id) in gone:
            number -= 1
            continue
        revisions[str(document.id)] += 1
        revision = revisions[str(document.id)]
        if revision > 1 and chance.random() < 0.3:
            gone.add(str(document.id))
            yield withdrawal(str(document.id), kind_of(document), number, revision)
            continue
        (entry,) = entries([_edited(document, chance) if again else document], after=number - 1)
        yield replace(entry, revision=revision, cause="updated") if revision > 1 else entry


def _edited(document: Document, chance: random.Random) -> Document:
    """A revision that says less, or has another slug or place."""
    if isinstance(document, Case):
        # Updates name other facts, so they go first.
        fewer: dict[str, object] = {"region": chance.choice([None, "Quba", "Ganja"]), "updates": ()}
        for name in ("charges", "events", "ties"):
            if chance.random() < 0.5:
                fewer[name] = ()
        return document.model_copy(update=fewer)
    if isinstance(document, Person) and chance.random() < 0.5:
        slug = f"{document.slug}-{chance.randrange(3)}"
        formerly = (document.slug,) if chance.random() < 0.5 else ()
        return document.model_copy(update={"slug": slug, "formerly": formerly})
    return document


def withdrawal(document: str, kind: str, number: int, revision: int = 2) -> Entry:
    """The entry that takes a document away."""
    left = Tombstone(id=document, slug_hash=(f"{number:064}",), withdrawn=Date(edtf="2026-11-22"))
    return Entry(
        number=number,
        document=document,
        kind=kind,
        revision=revision,
        instant="2026-11-22T00:00:00.000Z",
        cause="withdrawn",
        items=(),
        commitment="c" * 64,
        hash=f"{number:064}",
        body=canonical(left),
    )
