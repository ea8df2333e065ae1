"""What changed since a version, so that a mirror or a newsroom can follow the record."""

from typing import Final

from sqlalchemy import Connection

from app import addresses
from app.api.v1.told import Listed, Told
from app.record import queries
from app.record.ledger import Cause
from app.record.queries.changes import Change, Changes, Kind, What, changes
from app.web.deployment import absolute
from app.web.errors import Unknown
from app.web.language import gettext
from app.web.record import from_record

A_PAGE: Final = 200


class ChangeItem(Told):
    """An entry of the ledger. `id` is the opaque id of its document, the same for good.

    `slug` and `url` are those of the document today; null where it has no address any more, or
    none: what was withdrawn, and people who are the subject of no case. Let go of what has none.
    `commitment` is that of the revision, and `hash` chains it to all before it.
    """

    number: int
    instant: str
    what: What
    cause: Cause
    kind: Kind
    id: str
    revision: int
    slug: str | None
    url: str | None
    commitment: str
    hash: str


def since(since: int) -> Listed[ChangeItem]:
    """What came after a version, in the order of the ledger; `version` is to be asked from next.

    Raises Unknown for a version that the record has not reached. Who follows it and has one has
    followed another record, or one that was put back from a copy: an empty list would let them
    believe that nothing happens any more.
    """

    def read(connection: Connection) -> tuple[Changes, int]:
        return changes(connection, since, A_PAGE), queries.release(connection).version

    found, version = from_record(read)
    if since > version:
        raise Unknown(str(since), sentence=_ahead(since, version))
    following = [("since", str(found.next))] if found.next else []
    return Listed[ChangeItem](
        items=tuple(_item(each) for each in found.entries),
        next=absolute(addresses.api_list("changes", following)) if following else None,
        version=version,
        facets={},
    )


def _ahead(since: int, version: int) -> str:
    return gettext(
        "The record is at version %(version)s, so nothing can have come after %(since)s. If you"
        " had that version from here, compare the “hash” of your changes with those that stand here"
        " under the same numbers, and go on from the last where both are the same.",
        version=version,
        since=since,
    )


def _item(change: Change) -> ChangeItem:
    slug = change.slug
    return ChangeItem(
        number=change.number,
        instant=change.instant,
        what=change.what,
        cause=change.cause,
        kind=change.kind,
        id=change.document,
        revision=change.revision,
        slug=slug,
        url=absolute(addresses.api_document(change.kind, slug)) if slug else None,
        commitment=change.commitment,
        hash=change.hash,
    )
