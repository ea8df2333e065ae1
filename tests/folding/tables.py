"""Rows of names.json, and what a test needs to read them."""

import json
from pathlib import Path
from typing import Any

TABLE: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "tables" / "names.json").read_text(encoding="utf-8")
)
SPELLINGS = ("az", "en", "ru")


def plain(row: dict[str, str]) -> str:
    """The plain word of a coded row, without its gloss in brackets."""
    return row["plain"].partition(" (")[0]
