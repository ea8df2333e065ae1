"""Names that are offered beside a box: courts and places as they stand at the desk already."""

from collections.abc import Iterable

from app.cases.working.written import WRITTEN, written_before
from app.desk.database import reading
from app.desk.entering.described import Field
from app.desk.entering.drawn import Choices
from app.desk.working import monitor


def used_names(form: Iterable[Field], case_id: str | None = None) -> Choices:
    """For each box of a form that has such names, those written before, the likeliest first."""
    names = {each.name for each in form} & WRITTEN.keys()
    if not names:
        return {}
    with reading() as session:
        who = monitor(session)
        found = {name: written_before(session, who, name, case_id) for name in sorted(names)}
    return {name: [(each, each) for each in words] for name, words in found.items()}
