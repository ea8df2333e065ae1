"""Lines of a list as the record knew them at an earlier entry of the ledger."""

from pathlib import Path

from app.db.engines import engine, reading
from app.document.case import Case
from app.record.queries.known import lines_at, revisions_at
from tests import ledger
from tests.site.test_lists import one


def test_a_case_is_listed_as_it_was_said_then(tmp_path: Path) -> None:
    first = one(1)
    later = first.model_copy(update={"title": "Somebody else's title", "region": "Ganja"})
    entries = [ledger.entry(1, first, 1, "published"), ledger.entry(2, later, 2, "updated")]
    settings = ledger.build(tmp_path, [*entries, ledger.entry(3, one(2), 1, "published")])
    mine, other = _id(first), _id(one(2))
    with reading(engine(settings.record_url, read_only=True)) as connection:
        then, now = lines_at(connection, [mine, other], 1), lines_at(connection, [mine, other], 3)
        assert {line.title for line in then.values()} == {first.title}
        assert now[mine].title == "Somebody else's title"
        assert now[mine].region == "Ganja"
        assert now[mine].subjects == then[mine].subjects != ()
        assert set(now) == {mine, other}
        assert revisions_at(connection, [mine, other], 1) == {mine: 1}
        assert revisions_at(connection, [mine, other], 3) == {mine: 2, other: 1}


def _id(case: Case) -> str:
    assert case.id
    return case.id
