"""The public half alone: it loads nothing of the desk, writes nothing, and cannot leak."""

import os
import pwd
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app import addresses
from app.cases.models import CONFIDENTIAL_COLUMNS, Case
from app.content import FOLDER
from app.db.engines import engine
from app.db.field_key import use_field_key_file
from tests.content import shipped as papers
from tests.records import SHIPPED, SITE, Records, in_folder
from tests.serving import ROOT, Served, bare, served_by_nobody, serving
from tests.walking import Answer, beginnings, walk

PAGES = ("/", "/cases", "/cases/elmir-abbasov-soyudlu", "/feed.rss", "/law", "/static/icon.svg")
WRONG = "/cases/nobody"
_BARE, _MOST_OF_A_BARE_ONE = "bench.controls.view:app", 8
# Words that are public, to prove that whoever looks for words would find them.
PUBLIC = ("Soyudlu, June 2023", "Elmir Abbasov")
_STARTED = """
import sys, wsgi
print(*sorted(name for name in sys.modules if name.startswith(("app.", "alembic", "psycopg"))))
"""


def marks() -> dict[str, str]:
    """A marked text for each confidential column, by the column's name."""
    names = (f"{each.class_.__name__}.{each.key}" for each in CONFIDENTIAL_COLUMNS)
    return {name: f"Zq{place}markedZq" for place, name in enumerate(names)}


def plant(records: Records) -> None:
    """Fills every confidential column of every row."""
    for column, mark in zip(CONFIDENTIAL_COLUMNS, marks().values(), strict=True):
        with at_the_desk(records) as session:
            session.execute(update(column.class_).values({column: mark}))
            session.commit()


def planted(records: Records) -> dict[str, int]:
    """How many rows of each confidential column hold their mark."""
    found = {}
    with at_the_desk(records) as session:
        for column, (name, mark) in zip(CONFIDENTIAL_COLUMNS, marks().items(), strict=True):
            held = session.execute(select(column)).scalars()
            found[name] = sum(each == mark for each in held)
    return found


def at_the_desk(records: Records) -> Session:
    use_field_key_file(records.folder / "desk" / "field.key")
    return Session(engine(records.desk_url))


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """All that ships, imported, marked in every confidential column, published, one case edited."""
    records = in_folder(tmp_path_factory.mktemp("marked"))
    records.runs("import", *SHIPPED)
    plant(records)
    records.runs("import", *SHIPPED, "--publish", "--update")
    edited = (FOLDER / "cases" / "elmir-abbasov-soyudlu.yaml").read_text("utf-8")
    records.publishes(edited.replace("held for 20 days", "held for twenty days"))
    return records


@pytest.fixture(scope="module")
def walked(marked: Records) -> list[Answer]:
    """Everything the public half says of it."""
    with marked.reader() as reader:
        return list(walk(reader, beginnings()))


def test_every_confidential_column_was_marked_and_outlived_publication(marked: Records) -> None:
    with at_the_desk(marked) as session:
        cases = session.execute(select(func.count()).select_from(Case)).scalar_one()
    found = planted(marked)
    assert set(found) == set(marks())
    assert all(found.values())
    assert found["Case.notes"] == cases == len(papers.CASES)


def test_the_walk_reaches_every_public_address(walked: list[Answer]) -> None:
    visited = {each.address: each.status for each in walked}
    expected = {f"/cases/{slug}" for slug in papers.CASES}
    expected |= {f"/cases/{slug}/history" for slug in papers.CASES}
    expected |= {f"/cases/{slug}/at/1" for slug in papers.CASES}
    expected |= {f"/law/{path.stem}" for path in (FOLDER / "law").glob("*.md")}
    expected |= {
        "/cases/elmir-abbasov-soyudlu/at/2",
        addresses.look("speechwatch.css"),
        "/feed.atom",
    }
    subjects = {each.person for case in papers.cases().values() for each in case.subjects}
    expected |= {f"/people/{slug}" for slug in subjects if slug}
    assert {each for each in expected if visited.get(each) != 200} == set()
    assert len(visited) > 100


def test_no_link_of_the_site_leads_nowhere(walked: list[Answer]) -> None:
    meant = set(beginnings())
    wrong = {each.address: each.status for each in walked if each.status >= 400}
    # An error is offered in the other languages too.
    assert {re.sub(r"[?&]lang=az$", "", address) for address in wrong} <= meant
    assert set(wrong.values()) == {400, 404}


@pytest.mark.parametrize("name", marks())
def test_a_confidential_field_is_in_nothing_the_public_half_says(
    walked: list[Answer], name: str
) -> None:
    mark = marks()[name].encode()
    assert [each.address for each in walked if mark in each.said] == []


@pytest.mark.parametrize("name", marks())
def test_a_confidential_field_is_in_no_byte_of_the_record(marked: Records, name: str) -> None:
    files = record_files(marked)
    assert files
    assert [path for path, body in files.items() if marks()[name].encode() in body] == []


def test_who_looks_for_words_in_answers_and_files_finds_those_that_are_public(
    marked: Records, walked: list[Answer]
) -> None:
    for words in PUBLIC:
        assert any(words.encode() in each.said for each in walked)
        assert any(words.encode() in body for body in record_files(marked).values())


def record_files(records: Records) -> dict[Path, bytes]:
    """Every file in the record's folder, with its bytes."""
    return {path: path.read_bytes() for path in (records.folder / "record").iterdir()}


def test_the_heads_that_a_feed_and_a_citation_print_are_known_to_verify(
    marked: Records, walked: list[Answer]
) -> None:
    said = {each.address: each.said.decode() for each in walked}
    heads = {}
    for address in ("/feed.json", "/feed.rss", "/cases/elmir-abbasov-soyudlu"):
        (heads[address],) = set(re.findall(r"\b[0-9a-f]{64}\b", said[address]))
        assert "Verified" in marked.runs("verify", "--head", heads[address])
    assert f"Record {heads['/feed.rss'][:16]}" in said["/"]
    assert marked.tries("verify", "--head", "0" * 64).exit_code == 1


@pytest.fixture(scope="module")
def public(marked: Records) -> Iterator[dict[str, str]]:
    """The settings of a public half: a record in a folder that nobody may write, and no desk."""
    with tempfile.TemporaryDirectory(prefix="public-") as name:
        folder = Path(name)
        record = folder / "record"
        record.mkdir()
        (record / "record.sqlite").write_bytes(at_rest(marked))
        for each, mode in ((record / "record.sqlite", 0o444), (record, 0o555), (folder, 0o555)):
            each.chmod(mode)
        yield {
            "SPEECHWATCH_DATA": name,
            "SPEECHWATCH_HALF": "public",
            "SPEECHWATCH_SITE_URL": SITE,
        }
        for each in (folder, record):
            each.chmod(0o755)


def at_rest(records: Records) -> bytes:
    """The one file of a record that nobody has open: the last writer tidies up behind itself."""
    records.runs("publish")
    files = record_files(records)
    assert [path.name for path in files] == ["record.sqlite"]
    return files[records.folder / "record" / "record.sqlite"]


def test_the_public_half_loads_no_module_of_the_desk(public: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _STARTED],
        cwd=ROOT,
        env=bare(public),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    assert "app.public" in loaded
    rooms = {name.split(".")[1] for name in loaded if name.startswith("app.")}
    assert rooms & {"desk", "cases", "law", "publishing", "staff", "whole", "cli"} == set()
    # Nor what migrates, nor the driver of an engine it does not read: a server starts sooner.
    assert not [name for name in loaded if not name.startswith("app.")]


def test_the_public_half_serves_as_a_user_who_can_write_nothing(public: dict[str, str]) -> None:
    if os.getuid() != 0:
        pytest.skip("Only root can serve as another user; run this test as root to see it.")
    record = Path(public["SPEECHWATCH_DATA"]) / "record"
    before, beside = digests(record), sorted(record.parent.iterdir())
    with served_by_nobody(public, (*PAGES, WRONG)) as served:
        assert served.user() == pwd.getpwnam("nobody").pw_uid
        answers(served)
    assert digests(record) == before
    assert sorted(record.parent.iterdir()) == beside


def test_granian_really_serves_it(public: dict[str, str]) -> None:
    with serving(public) as served:
        answers(served)


@pytest.mark.faults
def test_a_server_starts_with_the_work_of_a_few_bare_ones(public: dict[str, str]) -> None:
    # Both by the work they do and not by the clock, in turn, the best of three of each: so it is
    # the same on a slow or busy machine. The bench measures the seconds.
    starts = [(_start(public, "wsgi:app"), _start({}, _BARE)) for _ in range(3)]
    ours, bare = map(min, zip(*starts, strict=True))
    assert ours <= _MOST_OF_A_BARE_ONE * bare


def _start(settings: dict[str, str], application: str) -> float:
    with serving(settings, application) as served:
        return served.worked()


def answers(served: Served) -> None:
    for page in PAGES:
        status, body = served.get(page)
        assert (page, status) == (page, 200)
        assert body
    assert served.get(WRONG)[0] == 404


def digests(folder: Path) -> dict[str, str]:
    """Every file in a folder by a digest of its bytes."""
    return {each.name: sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}
