"""The flat tables of the record: rows that a revision opens and a later one closes."""

from typing import Any

from sqlalchemy import Column, Date, Index, Integer, String, Table, text

from app.record.columns import Key, Wording, metadata


def _flat(name: str, *columns: Column[Any]) -> Table:
    """A table of rows that a revision opens and a later one closes."""
    table = Table(
        name,
        metadata,
        Column("row", Integer, primary_key=True),
        Column("document", Key, nullable=False),
        *columns,
        Column("known_from", Integer, nullable=False),
        Column("known_until", Integer),
    )
    Index(f"{name}_document", table.c.document, table.c.known_until)
    return table


def _open(table: Table, *columns: str) -> Index:
    """An index over the rows that are still said."""
    return Index(
        f"{table.name}_{columns[0]}",
        *(table.c[column] for column in columns),
        sqlite_where=text("known_until IS NULL"),
        postgresql_where=text("known_until IS NULL"),
    )


case = _flat(
    "case_row",
    Column("title", Wording, nullable=False),
    Column("summary", Wording),
    Column("lang", Key, nullable=False),
    Column("cluster", String),
    Column("region", String),
    Column("began", Key),
    Column("sort", Key, nullable=False),
)
_open(case, "sort")

# The name, or all names by language; see `app.document.naming`.
person = _flat(
    "person_row",
    Column("name", Wording, nullable=False),
    Column("kind", Key, nullable=False),
    Column("identification", Key, nullable=False),
)

provision = _flat(
    "provision_row",
    Column("key", Key, nullable=False),
    Column("code", Key, nullable=False),
    Column("path", Key, nullable=False),
    Column("title", Wording, nullable=False),
    Column("lang", Key, nullable=False),
)
_open(provision, "key")

tally = _flat(
    "tally_row",
    Column("title", Wording, nullable=False),
    Column("lang", Key, nullable=False),
    Column("sort", Key, nullable=False),
)
_open(tally, "sort")

party = _flat(
    "party",
    Column("party", Key, nullable=False),
    Column("place", Integer, nullable=False),
    Column("person", Key),
    Column("name", Wording),
    Column("kind", Key, nullable=False),
    Column("identification", Key, nullable=False),
    Column("part", Key, nullable=False),
    Column("role", Wording),
    Column("stage", Key),
)
_open(party, "person", "part")

charge = _flat(
    "charge",
    Column("fact", Key, nullable=False),
    Column("subject", Key),
    Column("place", Integer, nullable=False),
    Column("proceeding", Key),
    Column("label", String),
    Column("citation", String),
    Column("provision", Key),
    Column("basis", Key),
    Column("act", Key),
    Column("act_lower", Date),
    Column("act_upper", Date),
)
_open(charge, "provision")

detention = _flat(
    "detention",
    Column("fact", Key, nullable=False),
    Column("subject", Key),
    Column("place", Integer, nullable=False),
    Column("kind", Key, nullable=False),
    Column("follows", Key),
    Column("taken", Key),
    Column("taken_lower", Date),
    Column("taken_upper", Date),
    Column("taken_month", Key),
    Column("ended", Key),
    Column("ended_lower", Date),
    Column("ended_upper", Date),
    Column("how_ended", Key),
    Column("term", Key),
    Column("where", String),
    Column("basis", Key),
)
_open(detention, "taken_month")

post = _flat(
    "post",
    Column("fact", Key, nullable=False),
    Column("place", Integer, nullable=False),
    Column("platform", Key),
    Column("kind", Key),
    Column("date", Key),
    Column("lower", Date),
    Column("upper", Date),
)

tie = _flat(
    "tie",
    Column("fact", Key, nullable=False),
    Column("subject", Key),
    Column("place", Integer, nullable=False),
    Column("level", Key, nullable=False),
    Column("post", Key),
)

update = _flat(
    "case_update",
    Column("fact", Key, nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", Key, nullable=False),
    Column("happened", Key),
    Column("happened_lower", Date),
    Column("happened_upper", Date),
    Column("published", Key),
    Column("published_lower", Date),
    Column("published_upper", Date),
    Column("sort_day", Date),
    Column("text", Wording),
)

# What a case is filed under, as JSON: see `app.record.facets.filing`. It is not read to filter, but
# to say what changed.
filed = _flat("filed", Column("said", String, nullable=False))
Index("filed_known_from", filed.c.known_from)
Index("filed_known_until", filed.c.known_until)

# Terms of custody that were imposed, by the first article charged: `days` is the most a term can
# last, `charges` as JSON the article of each and the days of the act, `places` those of its
# subject's units in hexadecimal digits. The law is looked at by whoever asks.
imposed = _flat(
    "imposed",
    Column("places", String, nullable=False),
    Column("provision", Key, nullable=False),
    Column("days", Integer, nullable=False),
    Column("term", Key, nullable=False),
    Column("since", Date),
    Column("charges", String, nullable=False),
)
Index("imposed_provision", imposed.c.provision, imposed.c.days)

FLAT = (case, person, provision, tally, party, charge, detention, post, tie, update, filed, imposed)
