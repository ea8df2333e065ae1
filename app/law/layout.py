"""Between flat documents and the tables that keep them, for every kind of document.

A `Layout` says which table holds which part. From it follow the rows of a document, the document
of some rows, and the order in which tables are written so that nothing ever points to nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Table

from app.db.keeping import Kept, Row, add_to
from app.document.rows import ROOT, Mention, Part, Rows, held_by
from app.document.values import Model

Lists = Mapping[str, str]


def only_words(mention: Mention, lists: Lists) -> Row:
    """A mention kept as the word it is; `lists`, the list of each key, is not asked."""
    del lists
    return {"word": mention.word}


@dataclass(frozen=True)
class Layout:
    """The tables of one room's documents.

    `documents` has a row for each document with its id and slug, `roots` the table of the own
    columns of a kind, which may be the same. `parts` has each table after those it points to.
    `mentioned` gives the columns of a mention besides its key, field and position.
    """

    documents: Table
    former: Table
    items: Table
    mentions: Table
    sources: Table
    citings: Table
    roots: Mapping[type[Model], Table]
    parts: Mapping[type[Model], Table]
    mentioned: Callable[[Mention, Lists], Row] = only_words

    @cached_property
    def part_tables(self) -> tuple[Table, ...]:
        """Every table of parts, once, each after those it points to."""
        return tuple(dict.fromkeys(self.parts.values()))

    @cached_property
    def order(self) -> tuple[Table, ...]:
        """Every table, each after those it points to."""
        first = dict.fromkeys((self.documents, *self.roots.values(), self.former))
        return (
            *first,
            self.items,
            self.sources,
            *self.part_tables,
            self.mentions,
            self.citings,
        )

    def tables_of(self, model: type[Model]) -> tuple[Table, ...]:
        """Those of them that can have rows of a document of this model, in the same order."""
        parts = {self.parts[each] for each in held_by(model)}
        others = {*self.roots.values(), *self.part_tables} - parts - {self.roots[model]}
        return tuple(table for table in self.order if table not in others)

    def laid_out(self, kind: str, document_id: str, rows: Rows) -> Kept:
        """The rows of a document, by table."""
        kept: Kept = defaultdict(list)
        root = rows.parts[0]
        own = {**root.columns, "id": document_id, "document_id": document_id}
        for table in dict.fromkeys((self.documents, self.roots[root.model])):
            add_to(kept, table, {**own, "kind": kind} if self._apart(table) else own)
        for part in rows.parts:
            self._add_part(kept, document_id, part)
        for part in rows.sources:
            at = {"document_id": document_id, "key": part.key, "position": part.position}
            add_to(kept, self.sources, {**part.columns, **at})
        self._add_words(kept, kind, document_id, rows)
        return kept

    def rows_of(self, model: type[Model], kept: Kept) -> Rows:
        """The flat rows of one document, from its rows in all tables."""
        (head,), (own,) = kept[self.documents], kept[self.roots[model]]
        columns = {row["key"]: row for table in self.part_tables for row in kept[table]}
        columns[ROOT] = {**head, **own, "id": head["id"]}
        return Rows(
            [_part(row, columns[row["key"]]) for row in kept[self.items]],
            [_mention(row, row["field"]) for row in kept[self.mentions]]
            + [
                Mention(ROOT, "formerly", row["position"], row["slug"]) for row in kept[self.former]
            ],
            [_mention(row, "source") for row in kept[self.citings]],
            [_part(row, row) for row in sorted(kept[self.sources], key=_position)],
        )

    def _apart(self, table: Table) -> bool:
        """Whether this table holds documents of several kinds, beside the tables of their own."""
        return table is self.documents and table not in self.roots.values()

    def _add_part(self, kept: Kept, document_id: str, part: Part) -> None:
        at = {"document_id": document_id, "key": part.key}
        standing = {"parent": part.parent, "listed": part.listed, "position": part.position}
        add_to(kept, self.items, {**at, **standing})
        if part.key != ROOT:
            add_to(kept, self.parts[part.model], {**part.columns, **at})

    def _add_words(self, kept: Kept, kind: str, document_id: str, rows: Rows) -> None:
        lists = {part.key: part.listed for part in rows.parts}
        for mention in rows.mentions:
            at = {"document_id": document_id, "key": mention.key, "position": mention.position}
            if mention.field == "formerly":
                add_to(kept, self.former, {**at, "slug": mention.word, "kind": kind})
            else:
                words = self.mentioned(mention, lists)
                add_to(kept, self.mentions, {**at, "field": mention.field, **words})
        for citing in rows.citings:
            at = {"document_id": document_id, "key": citing.key, "position": citing.position}
            add_to(kept, self.citings, {**at, "source": citing.word})


def _part(row: Row, columns: Row) -> Part:
    listed = row.get("listed", "sources")
    return Part(row["key"], row.get("parent"), listed, row["position"], Model, columns)


def _mention(row: Row, field: str) -> Mention:
    words = (row.get(name) for name in ("word", "target", "names_id", "source", "slug"))
    return Mention(
        row.get("key", ROOT), field, row["position"], next(word for word in words if word)
    )


def _position(row: Row) -> int:
    return int(row["position"])
