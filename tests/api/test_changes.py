"""Who follows the changes has what the record has, and learns no name of what was withdrawn."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.api.v1.changes import A_PAGE
from app.db.engines import engine, reading
from app.document.reading import Document
from app.document.writing import to_yaml
from app.folding import ordering
from app.public import create_app
from app.record import queries
from tests import ledger
from tests.api.mirrors import Mirror, program
from tests.publishing.papers import article, case, person, tally
from tests.records import SITE, Records

SINGER, READER = "nigar-singer", "tural-reader"


@pytest.fixture
def begun(records: Records) -> Records:
    """Two cases, one of which shows somebody who is the subject of neither."""
    mentioned = (
        "[{id: poet, person: aydin-sadiqzade}, {id: other, person: nigar-singer, part: witness}]"
    )
    publish(records, person(), person(SINGER, "Nigar Singer"), article(), tally())
    publish(records, case(parties=mentioned), case("reader-song", READER), person(READER, "Tural"))
    return records


@pytest.fixture
def client(begun: Records) -> Iterator[FlaskClient]:
    """A reader of it, who stays while it changes."""
    with begun.reader() as found:
        yield found


def publish(records: Records, *documents: Document) -> None:
    """Publishes documents as monitors do."""
    records.publishes(to_yaml(*documents))


def edit(records: Records, client: FlaskClient, address: str, **fields: str) -> None:
    """Publishes an answer of the API again, with other fields."""
    document = client.get(f"/api/v1/{address}").get_json()
    records.publishes(json.dumps(document | fields))


def recorded(records: Records) -> dict[str, Any]:
    """The documents that have an address, by their opaque id, as the record stores them."""
    source = engine(records.record_url, read_only=True)
    with reading(source) as connection:
        listed = queries.people_page(connection, ordering.PLAIN, limit=1000).people
        subjects = {each.slug for each in listed}
        found = {
            each.id: json.loads(each.body)
            for each in queries.every_published(connection)
            if each.kind != "person" or each.slug in subjects
        }
    source.dispose()
    return found


def mirrored(mirror: Mirror) -> dict[str, Any]:
    """What a mirror holds, without what is worked out as of a day."""
    return _stored(mirror.documents)


def slugs(found: dict[str, Any]) -> set[str]:
    return {each["slug"] for each in found.values()}


def since(client: FlaskClient, version: int) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/v1/changes?since={version}").get_json()
    return found


def test_a_mirror_ends_with_what_the_record_has_whatever_happens(
    begun: Records, client: FlaskClient
) -> None:
    early, late = Mirror(client), Mirror(client)
    early.follow()
    assert mirrored(early) == recorded(begun)
    assert SINGER not in slugs(mirrored(early))
    for step in (
        lambda: edit(begun, client, "cases/reader-song", title="Another title"),
        lambda: edit(begun, client, "cases/reader-song", slug="tural-song"),
        lambda: edit(begun, client, f"people/{READER}", name="Tural R."),
        lambda: publish(begun, case("singers-too", SINGER)),
        lambda: begun.runs("withdraw", "tural-song", "--why", "asked"),
        lambda: begun.runs("withdraw", "ten-warned", "--why", "asked"),
        lambda: edit(begun, client, "law/inv-147", title="slander, in public"),
        lambda: begun.runs("withdraw", "singers-too", "--why", "asked"),
    ):
        step()
        early.follow()
        assert mirrored(early) == recorded(begun)
        assert early.version == since(client, 0)["version"]
    late.follow()
    assert mirrored(late) == mirrored(early)
    assert slugs(mirrored(late)) == {"sadiqzade-poem", "aydin-sadiqzade", "inv-147"}


def test_the_program_keeps_a_folder_that_ends_with_what_the_record_has(
    begun: Records, client: FlaskClient, tmp_path: Path
) -> None:
    folder, mirror = tmp_path / "copy", program(client)["mirror"]
    mirror(SITE, folder)
    assert files(folder) == recorded(begun)
    begun.runs("withdraw", "reader-song", "--why", "asked")
    edit(begun, client, "cases/sadiqzade-poem", title="Another title")
    mirror(SITE, folder)
    assert files(folder) == recorded(begun)
    mirror(SITE, folder)
    assert files(folder) == recorded(begun)


def files(folder: Path) -> dict[str, Any]:
    """The documents in a folder, without what is worked out as of a day."""
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    return _stored(found)


def _stored(documents: dict[str, Any]) -> dict[str, Any]:
    return {
        key: {name: value for name, value in each.items() if name != "derived"}
        for key, each in documents.items()
    }


def test_a_change_says_what_happened_in_the_order_of_the_ledger(
    begun: Records, client: FlaskClient
) -> None:
    start = since(client, 0)
    numbers = [each["number"] for each in start["items"]]
    assert numbers == list(range(1, start["version"] + 1))
    assert {each["what"] for each in start["items"]} == {"published"}
    edit(begun, client, "cases/reader-song", title="Another title")
    edit(begun, client, "cases/reader-song", slug="tural-song")
    begun.runs("withdraw", "tural-song", "--why", "asked")
    found = [each for each in since(client, start["version"])["items"] if each["kind"] == "case"]
    assert [each["what"] for each in found][-1] == "withdrawn"
    assert [each["revision"] for each in found] == [2, 3, 4]
    assert since(client, since(client, 0)["version"])["items"] == []


def test_a_move_is_told_as_one_while_its_content_can_be_read(
    begun: Records, client: FlaskClient
) -> None:
    version = since(client, 0)["version"]
    edit(begun, client, "cases/reader-song", slug="tural-song")
    (moved,) = since(client, version)["items"]
    assert (moved["what"], moved["slug"]) == ("moved", "tural-song")
    assert client.get("/api/v1/cases/reader-song").status_code == 301


def test_what_was_withdrawn_is_known_by_its_opaque_id_alone(
    begun: Records, client: FlaskClient
) -> None:
    key = client.get("/api/v1/cases/reader-song").get_json()["id"]
    edit(begun, client, "cases/reader-song", slug="tural-song")
    begun.runs("withdraw", "tural-song", "--why", "asked")
    answer = client.get("/api/v1/changes?since=0")
    told = [each for each in answer.get_json()["items"] if each["id"] == key]
    assert [each["what"] for each in told][-1] == "withdrawn"
    assert {(each["slug"], each["url"]) for each in told} == {(None, None)}
    for name in ("tural", "reader-song"):
        assert name not in answer.text
    for slug in ("tural-song", "reader-song"):
        assert client.get(f"/api/v1/cases/{slug}").status_code == 410
    assert client.get(f"/api/v1/people/{READER}").status_code == 410


def test_a_revision_that_was_taken_out_is_gone_and_names_nobody(
    begun: Records, client: FlaskClient
) -> None:
    publish(begun, case("two-singers", f"aydin-sadiqzade {READER}"))
    begun.runs("withdraw", "reader-song", "--why", "asked")
    begun.runs("withdraw", READER, "--why", "asked")
    assert client.get("/api/v1/cases/two-singers").status_code == 200
    gone = client.get("/api/v1/cases/two-singers/at/1")
    assert (gone.status_code, gone.mimetype) == (410, "application/problem+json")
    assert "taken out" in gone.get_json()["detail"]
    revisions = client.get("/api/v1/cases/two-singers/revisions").get_json()["items"]
    assert [each["taken_out"] for each in revisions] == [True, False]
    told = since(client, 0)["items"]
    assert READER not in json.dumps(told)
    assert [each["what"] for each in told if each["slug"] == "two-singers"][-1] == "revised"


def test_pages_of_changes_follow_one_another_and_miss_nothing(tmp_path: Path) -> None:
    people = (ledger.identified(person(f"somebody-{n}")) for n in range(2 * A_PAGE + 1))
    reader = create_app(ledger.build(tmp_path, ledger.first(people))).test_client()
    address: str | None = "/api/v1/changes"
    numbers = []
    while address:
        page = reader.get(address.removeprefix(SITE)).get_json()
        numbers.append([each["number"] for each in page["items"]])
        address = page["next"]
    assert [len(each) for each in numbers] == [A_PAGE, A_PAGE, 1]
    assert [n for page in numbers for n in page] == list(range(1, 2 * A_PAGE + 2))


@pytest.mark.parametrize("ahead", [1, 2**31])
def test_a_version_that_is_still_to_come_has_no_changes_and_that_is_said(
    client: FlaskClient, ahead: int
) -> None:
    version = since(client, 0)["version"]
    asked = min(version + ahead, 2**31 - 1)
    refused = client.get(f"/api/v1/changes?since={asked}")
    assert (refused.status_code, refused.mimetype) == (404, "application/problem+json")
    said = refused.get_json()["detail"]
    assert f"at version {version}," in said
    assert f"after {asked}." in said
    assert since(client, version)["items"] == []
