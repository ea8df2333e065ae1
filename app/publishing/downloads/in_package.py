"""The data package: all tables as CSV, each described, all documents, and the codebook."""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.pages.csv_lines import PARTING
from app.pages.dataset.codebook import as_markdown
from app.pages.dataset.declaring import Column, Kind, Table
from app.pages.files_view import NAME, before_counting
from app.publishing.downloads.about import About
from app.publishing.downloads.views import VIEWS
from app.record.files import File, instant
from app.web.language import gettext, speaking

Part = tuple[str, Path, File]
DESCRIPTION: Final = "datapackage.json"
_TYPES: Final[dict[Kind, dict[str, Any]]] = {
    "number": {"type": "integer"},
    "yes or no": {"type": "boolean"},
    "day": {"type": "date"},
    "instant": {"type": "string"},
    "link": {"type": "string", "format": "uri"},
}


def write_package(
    path: Path,
    tables: tuple[Table[Any], ...],
    parts: Iterable[Part],
    about: About,
) -> None:
    """Writes the package; `parts` are its files: the place of each in it, its path, what it is."""
    held = list(parts)
    moment = _stamp(about.made)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _texts(tables, [(name, file) for name, _, file in held], about):
            package.writestr(zipfile.ZipInfo(name, moment), text, zipfile.ZIP_DEFLATED)
        for name, source, _ in held:
            told = zipfile.ZipInfo(name, moment)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.file_size = source.stat().st_size
            with source.open("rb") as written, package.open(told, "w") as into:
                while block := written.read(1 << 16):
                    into.write(block)


def _stamp(made: datetime) -> tuple[int, int, int, int, int, int]:
    return (made.year, made.month, made.day, made.hour, made.minute, made.second)


def _texts(
    tables: tuple[Table[Any], ...], files: list[tuple[str, File]], about: About
) -> Iterator[tuple[str, str]]:
    described = _described(tables, dict(files), about)
    yield DESCRIPTION, json.dumps(described, ensure_ascii=False, indent=1)
    yield "README.md", _readme(about)
    for lang in about.deployment.locales:
        with speaking(lang):
            yield f"codebook-{lang}.md", as_markdown(about.lines())
    yield "metadata.json", json.dumps(_for_datasette(tables, about), ensure_ascii=False, indent=1)


def _described(
    tables: tuple[Table[Any], ...], files: dict[str, File], about: About
) -> dict[str, Any]:
    named = {f"tables/{table.name}.csv": table for table in tables}
    return {
        "profile": "data-package",
        "name": "speechwatch",
        "title": gettext("%(name)s: people prosecuted over what they said online", name=NAME),
        "description": " ".join(before_counting()),
        "homepage": about.page,
        "version": str(about.version),
        "created": instant(about.made),
        "licenses": [_licence(about)],
        "sources": [{"title": NAME, "path": about.deployment.site_url}],
        "resources": [
            _tabular(name, named[name], file) if name in named else _documents(name, file)
            for name, file in files.items()
        ],
    }


def _licence(about: About) -> dict[str, str]:
    """The licence under the name that programs know, with its page where we know that."""
    licence = about.deployment.licence
    name = about.licence_code or re.sub(r"[^A-Za-z0-9.]+", "-", licence)
    page = {"path": about.licence_page} if about.licence_page else {}
    return {"name": name, "title": licence} | page


def _tabular(path: str, table: Table[Any], file: File) -> dict[str, Any]:
    return _resource(path, file, "text/csv") | {
        "name": table.name,
        "profile": "tabular-data-resource",
        "description": table.told(),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": list(link.columns),
                    "reference": {"resource": link.table, "fields": list(link.there)},
                }
                for link in table.links
                # A link that is half empty leads nowhere, and is checked as if it had to.
                if link.table != table.name
            ],
        },
    }


def _documents(path: str, file: File) -> dict[str, Any]:
    """Documents are no table: their form is that of the schemas at /schema/."""
    stem = path.rpartition("/")[2].partition(".")[0]
    return _resource(path, file, "application/x-ndjson") | {
        "name": f"documents-{stem}",
        "type": "file",
        "profile": "data-resource",
    }


def _resource(path: str, file: File, media: str) -> dict[str, Any]:
    return {
        "path": path,
        "format": path.rpartition(".")[2],
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.kind == "word":
        limits["enum"] = list(column.words)
    if column.kind == "words":
        one = "|".join(re.escape(each) for each in column.words)
        limits["pattern"] = f"({one})({re.escape(PARTING)}({one}))*"
    told = {"name": column.name, "description": column.told()}
    constraints = {"constraints": limits} if limits else {}
    return told | _TYPES.get(column.kind, {"type": "string"}) | constraints


def _readme(about: About) -> str:
    told = "\n".join(f"- {name}: {value}" for name, value in about.lines())
    notes = "\n".join(f"- {each}" for each in before_counting())
    inside = gettext(
        "`tables/` holds every table as CSV, `documents/` every published document, one a line;"
        " `datapackage.json` describes all of them, the codebooks explain each table and column,"
        " and `metadata.json` makes Datasette explain `record.sqlite`."
    )
    return f"# {NAME}\n\n{told}\n\n{inside}\n\n{notes}\n"


def _for_datasette(tables: tuple[Table[Any], ...], about: About) -> dict[str, Any]:
    """What Datasette shows beside `record.sqlite`: run it with `--metadata metadata.json`."""
    explained = {table.name: _table_page(table) for table in tables}
    explained |= {name: {"description": view.told()} for name, view in VIEWS.items()}
    return {
        "title": NAME,
        "description": about.citation(),
        "license": about.deployment.licence,
        "license_url": about.licence_page,
        "source": NAME,
        "source_url": about.deployment.site_url,
        "databases": {"record": {"tables": explained}},
    }


def _table_page(table: Table[Any]) -> dict[str, Any]:
    several = {each.name for each in table.columns if each.kind in ("words", "list")}
    return {
        "description": table.told(),
        "columns": {column.name: column.told() for column in table.columns},
        "facets": [{"array": name} if name in several else name for name in table.facets],
    }
