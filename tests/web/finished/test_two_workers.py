"""Two servers and a publisher, each a process of its own: nobody reads what is no longer so."""

import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from tests.records import Records
from tests.scenes import empty
from tests.serving import Served, serving
from tests.web.finished.papers import case, law, person

pytestmark = [pytest.mark.faults, pytest.mark.xdist_group("two workers")]

# Longer than what a process may take to learn of a publication on PostgreSQL.
_LEARNT = 0.2
_CASE, _OTHER = "/cases/poem", "/cases/song"
_FOUND = ("/cases", "/people", "/people/aydin", _CASE, f"{_CASE}?lang=az", f"{_CASE}/feed.json")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def records(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Records:
    """A desk and a record of two cases that these tests use in turn, whatever became of them."""
    return empty(request, tmp_path_factory.mktemp("workers"))


@pytest.fixture(scope="module")
def workers(records: Records) -> Iterator[tuple[Served, Served]]:
    """Two servers of the public half over one record of two cases."""
    records.publishes("---\n".join((person(), law(), case(), case("song", "Held over a song"))))
    settings = {**records.environment, "SPEECHWATCH_HALF": "public", "SPEECHWATCH_LOCALES": "en,az"}
    with serving(settings) as first, serving(settings) as second:
        yield first, second


def asked(worker: Served, address: str, known: str = "") -> tuple[int, str, str]:
    """The status, the tag and the words of an answer."""
    connection = HTTPConnection("127.0.0.1", worker.port, timeout=60)
    try:
        connection.request("GET", address, headers={"If-None-Match": known} if known else {})
        answer = connection.getresponse()
        return answer.status, answer.getheader("ETag", ""), answer.read().decode()
    finally:
        connection.close()


def learnt(records: Records) -> None:
    """Waits as long as a worker may go on without knowing: on SQLite not at all."""
    if not records.record_url.startswith("sqlite"):
        time.sleep(_LEARNT)


def test_every_worker_answers_anew_once_a_publication_is_done(
    records: Records, workers: tuple[Served, Served]
) -> None:
    for name in ("Vüqar", "Leyla", "Samir"):
        tags = {(each, at): asked(each, at)[1] for each in workers for at in _FOUND}
        assert all(tags.values())
        records.publishes(person(name))
        learnt(records)
        for (worker, address), tag in tags.items():
            status, fresh, words = asked(worker, address, tag)
            assert (status, name in words, fresh != tag) == (200, True, True), address


def test_a_withdrawn_case_is_gone_from_every_worker(
    records: Records, workers: tuple[Served, Served]
) -> None:
    tags = {each: asked(each, _OTHER)[1] for each in workers}
    records.runs("withdraw", "song", "--why", "asked for")
    learnt(records)
    for worker, tag in tags.items():
        assert asked(worker, _OTHER, tag)[0] == asked(worker, _OTHER)[0] == 410
        assert "Held over a song" not in asked(worker, "/cases")[2]


def test_a_tag_of_one_worker_is_known_to_the_other_and_a_restarted_one(
    records: Records, workers: tuple[Served, Served]
) -> None:
    first, second = workers
    tags = {address: asked(first, address)[1] for address in _FOUND}
    settings = {**records.environment, "SPEECHWATCH_HALF": "public", "SPEECHWATCH_LOCALES": "en,az"}
    with serving(settings) as third:
        for worker in (second, third):
            for address, tag in tags.items():
                assert asked(worker, address, tag)[:2] == (304, tag)


def test_an_answer_over_a_socket_has_its_length_its_date_and_no_body_for_head(
    workers: tuple[Served, Served],
) -> None:
    connection = HTTPConnection("127.0.0.1", workers[0].port, timeout=60)
    for _ in range(2):
        for method in ("GET", "HEAD", "GET"):
            connection.request(method, "/cases", headers={"Accept-Encoding": "br"})
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == 200
            assert len(body) == (int(answer.headers["Content-Length"]) if method == "GET" else 0)
            assert answer.headers["Date"]
            assert answer.headers["Content-Encoding"] == "br"
        tag = answer.headers["ETag"]
        connection.request("GET", "/cases", headers={"Accept-Encoding": "br", "If-None-Match": tag})
        unchanged = connection.getresponse()
        assert (unchanged.status, unchanged.read()) == (304, b"")
        assert unchanged.headers["Date"]
        assert unchanged.headers["ETag"] == tag
    connection.close()
