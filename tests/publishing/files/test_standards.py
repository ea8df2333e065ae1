"""Outside instruments find nothing wrong: Frictionless with the package, Datasette with SQLite."""

import asyncio
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from frictionless import Package

from app.pages.dataset.tables import TABLES
from app.publishing.downloads.views import VIEWS
from config import Settings
from tests.downloads import makes_files, served
from tests.records import Records


def unpacked(settings: Settings, folder: Path) -> Path:
    """The data package laid open in a folder."""
    with zipfile.ZipFile(served(settings, "speechwatch.zip")) as package:
        package.extractall(folder)
    return folder


def faults(described: Path, table: str = "") -> list[str]:
    """What is wrong with a data package, or with one table of it."""
    package = Package(str(described))
    report = package.get_resource(table).validate() if table else package.validate()
    found = [*report.errors, *(each for task in report.tasks for each in task.errors)]
    return [each.message for each in found]


@pytest.mark.faults
def test_the_data_package_is_valid(filed: Settings, tmp_path: Path) -> None:
    assert faults(unpacked(filed, tmp_path) / "datapackage.json") == []


@pytest.mark.faults
def test_a_changed_cell_makes_it_invalid(filed: Settings, tmp_path: Path) -> None:
    path = unpacked(filed, tmp_path) / "tables" / "charges.csv"
    path.write_bytes(path.read_bytes().replace(b",speech,", b",speach,", 1))
    assert any("speach" in each for each in faults(tmp_path / "datapackage.json", "charges"))


@pytest.mark.faults
def test_a_package_of_nothing_is_valid_and_its_tables_have_heads(
    records: Records, tmp_path: Path
) -> None:
    settings = records.settings()
    makes_files(settings)
    assert faults(unpacked(settings, tmp_path / "package") / "datapackage.json") == []
    assert served(settings, "cases.csv").read_text("utf-8-sig").splitlines() == [
        ",".join(column.name for column in TABLES[0].columns)
    ]


@pytest.fixture(scope="module")
def pages(filed: Settings) -> dict[str, Any]:
    """What Datasette answers for every table and view, with the descriptions of the package."""
    with zipfile.ZipFile(served(filed, "speechwatch.zip")) as package:
        told = json.loads(package.read("metadata.json"))
    # A browser that another test has opened in this process keeps a loop running in its thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _asked(served(filed, "record.sqlite"), told)).result()


async def _asked(path: Path, told: dict[str, Any]) -> dict[str, Any]:
    names = ["about", "codebook", *(table.name for table in TABLES), *VIEWS]
    shown = Datasette([str(path)], metadata=told, settings={"num_sql_threads": 0})
    found = {name: await shown.client.get(f"/record/{name}") for name in names}
    found["facets"] = await shown.client.get(
        "/record/cases.json?_facet_array=platform&platform__arraycontains=facebook"
    )
    return found


@pytest.mark.faults
def test_every_table_and_view_can_be_read_in_datasette(pages: dict[str, Any]) -> None:
    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(pages, 200)


@pytest.mark.faults
def test_datasette_says_what_a_table_and_a_column_is(pages: dict[str, Any]) -> None:
    for table in TABLES:
        assert table.meaning in pages[table.name].text.replace("&#39;", "'"), table.name
    assert "The kind of custody." in pages["detentions"].text


@pytest.mark.faults
def test_datasette_counts_by_the_words_of_a_cell(pages: dict[str, Any]) -> None:
    counted = pages["facets"].json()["facet_results"]
    platforms = {each["value"]: each["count"] for each in counted["platform"]["results"]}
    assert platforms["facebook"] == pages["facets"].json()["filtered_table_rows_count"] > 0
