"""`demo` publishes through the ledger, or fills an empty record, and never stains a real one."""

from flask.testing import FlaskClient

from app.db.engines import engine, reading
from app.record import queries
from tests.records import Records

DAY = ("--today", "2026-11-22")
REAL = """
speechwatch: case/1
slug: a-real-case
title: A real case
parties: [{id: blogger, name: Aydin Sadigov}]
"""


def test_invented_cases_are_published_through_the_ledger(records: Records) -> None:
    said = records.runs("demo", "--cases", 8, *DAY)
    assert said.startswith("Imported ")
    assert "Verified" in records.runs("verify")
    with records.reader() as reader:
        page = reader.get("/cases/demo-case-1-7")
    assert page.status_code == 200
    assert "Invented: " in page.text


def test_another_seed_goes_beside_the_first(records: Records) -> None:
    records.runs("demo", "--cases", 3, *DAY)
    assert "0 changed" in records.runs("demo", "--cases", 3, "--seed", 2, *DAY)


def test_real_cases_are_not_mixed_with_invented_ones_unless_told_so(records: Records) -> None:
    records.publishes(REAL)
    refused = records.tries("demo", "--cases", 3)
    assert refused.exit_code == 1
    assert "Real cases are published here" in refused.output
    assert records.runs("demo", "--cases", 3, "--among-real", *DAY)


def test_an_empty_record_is_filled_without_a_ledger_and_says_so(
    records: Records, reader: FlaskClient
) -> None:
    said = records.runs("demo", "--cases", 110, "--record-only", *DAY)
    assert "No ledger has them" in said
    record = engine(records.record_url)
    with reading(record) as connection:
        release = queries.release(connection)
        assert release.head.startswith("invented")
        assert f"{release.version} documents" in said
    record.dispose()
    for address in ("/", "/cases", "/cases/demo-case-1-110", "/timeline", "/feed.json", "/tallies"):
        assert reader.get(address).status_code == 200
    refused = records.tries("demo", "--cases", 3, "--record-only")
    assert refused.exit_code == 1
    assert "The record is not empty" in refused.output
    assert "it is served as it is" in records.runs("prepare")
    assert "The record was filled again from 0 entries" in records.runs("publish", "--all")
