"""The last look before anything becomes public: no name that must not be published."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.document.reading import Document
from app.document.writing import plain
from app.folding import contains_folded
from app.publishing.errors import NotPublished
from app.record.shown import kind_of


def refuse_guarded(documents: Iterable[Document], names: Sequence[str]) -> None:
    """Refuses documents in which any text, address or slug gives a guarded name away.

    `names` are names and handles of protected people and of minors. Raises NotPublished, which
    says where they stand without repeating them.
    """
    if not names:
        return
    found = [
        f"{_called(document, names)}: {field}"
        for document in documents
        for field, text in _texts(plain(document), "")
        if _gives_away(text, names)
    ]
    if found:
        places = "; ".join(dict.fromkeys(found))
        raise NotPublished(
            f"Nothing was published: the name of a protected person or a minor stands in {places}."
            " Take it out there, in slugs and addresses too, and publish again."
        )


def _called(document: Document, names: Sequence[str]) -> str:
    """The document's slug, or its opaque id where the slug itself gives a name away."""
    if _gives_away(document.slug, names):
        return f"the {kind_of(document)} {document.id}"
    return document.slug


def _gives_away(text: str, names: Sequence[str]) -> bool:
    return any(contains_folded(text, name) for name in names)


def _texts(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """Every string of a document with the field it stands in."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{field}.{key}" if field else str(key))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, field)
    elif isinstance(value, str):
        yield field, value
