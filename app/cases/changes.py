"""What storing a document changes: the document as it will be kept, beside what is kept now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.cases.fact_ids import as_known, ids_of, placed_ids, with_fact_ids
from app.cases.identity import Header
from app.cases.protection import protect, still_named
from app.document.others import Person
from app.document.raw import Path
from app.document.reading import Document
from app.document.writing import canonical


@dataclass(frozen=True, slots=True)
class Change:
    """A document as it will be kept; `old` is what is kept now, None for a new document.

    `hidden` are names of a protected person that go from public to confidential; `removed` are
    the facts that go and dated parts of facts, by id, with the list they stood in; `returned` are
    the ids of those that were removed once and come back.
    """

    document: Document
    old: Document | None
    hidden: tuple[str, ...]
    removed: Mapping[str, str]
    returned: tuple[str, ...]

    @property
    def status(self) -> str:
        """Whether the document is `new`, `changed` or `unchanged`."""
        if self.old is None:
            return "new"
        same = not self.hidden and canonical(self.old) == canonical(self.document)
        return "unchanged" if same else "changed"


def change_of(
    document: Document, header: Header, old: Document | None, removed: Mapping[str, str]
) -> Change:
    """What storing a document would change. `removed` are the ids its facts had before."""
    old = as_known(old)
    kept = document.model_copy(update={"id": header.id})
    if header.left and header.left not in document.formerly:
        kept = kept.model_copy(update={"formerly": (*document.formerly, header.left)})
    hidden: tuple[str, ...] = ()
    if isinstance(kept, Person):
        protected = protect(kept, old if isinstance(old, Person) else None)
        kept, hidden = protected.person, protected.hidden
    kept = with_fact_ids(kept, old, removed)
    now = ids_of(kept)
    gone = {key: name for key, name in ids_of(old).items() if key not in now}
    return Change(kept, old, hidden, gone, tuple(key for key in now if key in removed))


def refusals(
    document: Document, old: Document | None, removed: Mapping[str, str]
) -> Iterator[tuple[Path, str]]:
    """Why a document cannot take the place of the one that is kept.

    The id of a fact that was removed may come back only where it stood; any other use would give
    one id to two facts. Somebody who is protected needs another name than they had.
    """
    before = {**removed, **ids_of(as_known(old))}
    for key, name, path in placed_ids(document):
        if before.get(key, name) != name and not _reasons(name, before[key]):
            yield (
                path,
                f"this id was given to one of the {before[key]} and is never used for another fact",
            )
    if isinstance(document, Person) and isinstance(old, Person) and still_named(document, old):
        yield ("name",), "write the name readers shall see instead; the real one stays at the desk"


def _reasons(*lists: str) -> bool:
    """Whether all of these hold statements, so that one may move between them."""
    return set(lists) <= {"official_reason", "reported_reason", "statements"}
