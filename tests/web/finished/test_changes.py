"""What is kept is given only while it would be made the same: by one process, on each engine."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.record.versions.by_polling import INTERVAL
from app.web.finished.layer import Finished
from tests.records import Records
from tests.scenes import scene
from tests.web.finished.papers import case, law, person

CASE, OTHER, PERSON, LAW = "/cases/poem", "/cases/song", "/people/aydin", "/law/inv-147"
ALL = ("/", "/cases", CASE, OTHER, PERSON, LAW, "/people", "/law", "/feed.rss", "/timeline")


def told(reader: FlaskClient, address: str) -> str:
    """What an address says once its process can know of everything that was published.

    It is asked for twice more, after which it is at hand when something changes.
    """
    said, *again = (reader.get(address).get_data(as_text=True) for _ in range(3))
    assert again == [said, said]
    return said


def publishes(records: Records, *documents: str) -> None:
    """Publishes, and waits as long as a process may go on without knowing."""
    if documents:
        records.publishes("---\n".join(documents))
    if not records.record_url.startswith("sqlite"):
        time.sleep(INTERVAL)


@pytest.fixture(params=["sqlite", "postgresql"])
def published(request: pytest.FixtureRequest) -> Iterator[Records]:
    with scene(request, "finished", fill) as records:
        yield records


@pytest.fixture
def reader(published: Records) -> Iterator[FlaskClient]:
    with published.reader() as client:
        yield client


def fill(records: Records) -> None:
    publishes(records, person(), law(), case(), case("song", "Held over a song"))


def test_what_is_published_is_seen_by_the_next_reader_everywhere(
    published: Records, reader: FlaskClient
) -> None:
    before = {address: told(reader, address) for address in ALL}
    assert all(told(reader, address) == text for address, text in before.items())
    publishes(published, case(title="Held over two poems"))
    for address in ("/", "/cases", CASE, "/feed.rss"):
        assert "Held over two poems" in told(reader, address)
        assert "Held over two poems" not in before[address]


def test_a_renamed_person_is_renamed_on_every_page_that_names_them(
    published: Records, reader: FlaskClient
) -> None:
    addresses = ("/cases", CASE, OTHER, PERSON, "/people", f"{CASE}/feed.json")
    assert all("Vüqar" not in told(reader, address) for address in addresses)
    publishes(published, person("Vüqar"))
    assert [address for address in addresses if "Vüqar" not in told(reader, address)] == []


def test_a_changed_article_is_new_on_every_page_that_cites_it(
    published: Records, reader: FlaskClient
) -> None:
    before = {address: reader.get(address).headers["ETag"] for address in (CASE, OTHER, LAW)}
    publishes(published, law("libel"))
    for address, tag in before.items():
        answer = reader.get(address, headers={"If-None-Match": tag})
        assert answer.status_code == 200
    assert "libel" in told(reader, LAW).lower()


def test_a_renamed_related_case_is_renamed_where_it_is_named(
    published: Records, reader: FlaskClient
) -> None:
    publishes(published, case(more="related: [{case: song, how: the same evening}]\n"))
    assert "Held over a song" in told(reader, CASE)
    publishes(published, case("song", "Held over a hymn"))
    assert "Held over a hymn" in told(reader, CASE)


def test_a_withdrawn_case_is_gone_from_every_page_and_from_memory(
    published: Records, reader: FlaskClient
) -> None:
    publishes(published, case(more="related: [{case: song, how: the same evening}]\n"))
    tags = {address: reader.get(address).headers["ETag"] for address in (*ALL, f"{OTHER}/at/1")}
    published.runs("withdraw", "song", "--why", "asked for")
    publishes(published)
    layer = reader.application.wsgi_app
    assert isinstance(layer, Finished)
    for address, tag in tags.items():
        answer = reader.get(address, headers={"If-None-Match": tag})
        assert answer.status_code == (410 if address.startswith(OTHER) else 200), address
        assert "Held over a song" not in answer.get_data(as_text=True)
    assert layer.shelf.get((OTHER, "")) is None


def test_a_case_page_stays_as_it_is_while_other_things_are_published(
    published: Records, reader: FlaskClient
) -> None:
    pages = (CASE, f"{CASE}?order=newest", f"{CASE}/card.png",
             f"{CASE}/feed.rss", f"{CASE}/feed.atom", f"{CASE}/feed.json")  # fmt: skip
    before = {address: reader.get(address) for address in pages}
    publishes(published, case("hymn", "Held over a hymn"))
    for address, answer in before.items():
        tag = answer.headers["ETag"]
        assert reader.get(address, headers={"If-None-Match": tag}).status_code == 304
    with published.reader() as other:
        for address, answer in before.items():
            again = other.get(address)
            assert again.headers["ETag"] == answer.headers["ETag"]
            assert again.data == answer.data


def test_the_hash_at_the_foot_of_a_case_is_in_the_ledger(
    published: Records, reader: FlaskClient
) -> None:
    foot = told(reader, CASE).partition('<footer class="foot"')[2]
    printed = foot.partition("Record ")[2][:16]
    publishes(published, case("hymn", "Held over a hymn"))
    assert "Verified" in published.runs("verify", "--head", printed)


def test_each_language_is_kept_by_itself(published: Records) -> None:
    with published.reader(LOCALES="en,az") as reader:
        for _ in range(2):
            for address in ("/cases", CASE, "/law"):
                assert '<html lang="en"' in told(reader, address)
                assert '<html lang="az"' in told(reader, f"{address}?lang=az")


@pytest.mark.parametrize("published", ["sqlite"], indirect=True)
def test_another_record_in_its_place_is_read_at_once(
    published: Records, reader: FlaskClient, tmp_path: Path
) -> None:
    path = tmp_path / "record" / "record.sqlite"
    published.runs("publish")
    copy = path.read_bytes()
    backup = path.with_name("backup.sqlite")
    backup.write_bytes(copy)
    publishes(published, case(title="Held over two poems"))
    tag = reader.get(CASE).headers["ETag"]
    path.with_name("record.sqlite-wal").unlink(missing_ok=True)
    path.with_name("record.sqlite-shm").unlink(missing_ok=True)
    backup.replace(path)
    time.sleep(0.003)
    answer = reader.get(CASE, headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert "Held over a poem" in answer.get_data(as_text=True)


@pytest.mark.faults
def test_one_tag_never_stands_for_two_contents_while_it_is_published(
    published: Records, reader: FlaskClient
) -> None:
    seen: dict[tuple[str, str], bytes] = {}
    wrong: list[str] = []
    done = threading.Event()

    def read() -> None:
        client = reader.application.test_client()
        while not done.is_set():
            for address in (CASE, "/cases", "/feed.json"):
                answer = client.get(address)
                key = (address, answer.headers.get("ETag", answer.get_data(as_text=True)))
                if seen.setdefault(key, answer.data) != answer.data:
                    wrong.append(address)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for each in readers:
        each.start()
    for number in range(4):
        publishes(published, case(title=f"Title {number}."))
    done.set()
    for each in readers:
        each.join()
    assert wrong == []
    assert {address for address, _ in seen} == {CASE, "/cases", "/feed.json"}
    assert "Title 3." in told(reader, CASE)


def test_an_earlier_revision_names_a_related_case_as_it_is_called_today(
    published: Records, reader: FlaskClient
) -> None:
    publishes(published, case(more="related: [{case: song, how: the same evening}]\n"))
    publishes(published, case(title="Held over a poem alone"))
    assert "Held over a song" in told(reader, f"{CASE}/at/2")
    publishes(published, case("song", "Held over a hymn"))
    assert "Held over a hymn" in told(reader, f"{CASE}/at/2")
