"""Writes of the law. They flush what they do; the caller commits it, and records who did it."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.db.keeping import Kept, merged, replace_rows
from app.document.others import Provision
from app.document.rows import flat
from app.law.mapping import PROVISIONS


def store_provisions(
    session: Session, provisions: Sequence[Provision], old: Mapping[str, Kept]
) -> None:
    """Makes the stored provisions what these documents say, part by part.

    Each document and each of its facts must have an id. `old` has the rows that those already
    stored have now, by id.
    """
    new = [PROVISIONS.laid_out("provision", str(each.id), flat(each)) for each in provisions]
    before = [old[str(each.id)] for each in provisions if str(each.id) in old]
    replace_rows(session, PROVISIONS.order, merged(before), merged(new))
