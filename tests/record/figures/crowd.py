"""Invented cases by chance in which figures can go wrong.

They have several subjects, each in a state of their own, charges in one of several proceedings,
days that are coarse or missing, and weaker ties.
"""

import json
import random
from collections.abc import Iterator
from typing import Any

from app.document.case import Case
from app.document.reading import Document, read
from tests.ledger import identified

_LEVELS = ("explicit", "attributed specific", "attributed general", "contextual", "none")
_KINDS = ("police custody", "pre-trial detention", "administrative detention", "house arrest")
_BASES = ("speech", "pretext", "other", "unknown", None)


def crowd(chance: random.Random, number: int, name: str = "crowd") -> list[Document]:
    """So many cases; the first of them has more units than a row of sixteen numbers."""
    several = (chance.choice((1, 1, 2, 3)) for _ in range(number - 1))
    return [_case(chance, f"{name}-{at}", many) for at, many in enumerate((9, *several))]


def _case(chance: random.Random, slug: str, subjects: int) -> Document:
    who = [f"s{each}" for each in range(subjects)]
    written = {
        "speechwatch": "case/1",
        "slug": slug,
        "title": f"The case {slug}",
        "region": chance.choice(("Baku", "Quba", None)),
        "source": "paper",
        "parties": [_party(chance, each) for each in who],
        "proceedings": [{"id": "one", "kind": "criminal"}, {"id": "two", "kind": "administrative"}],
        "posts": [_post(chance)],
        "ties": list(_ties(chance, who)),
        "charges": list(_charges(chance, who)),
        "detentions": list(_detentions(chance, who)),
        "sources": [{"id": "paper", "outlet": "The Invented Paper"}],
    }
    kept = {name: value for name, value in written.items() if value}
    ((_, made),), problems = read(json.dumps(kept))
    assert problems == []
    assert isinstance(made, Case)
    return identified(made)


def _post(chance: random.Random) -> dict[str, Any]:
    platform = chance.choice(("facebook", "tiktok"))
    day = f"{2019 + chance.randrange(6)}-06-15"
    return {"id": "post", "platform": platform, "gist": "a post", "date": day}


def _party(chance: random.Random, mine: str) -> dict[str, Any]:
    person = {"person": f"somebody-{chance.randrange(12)}"} if chance.random() < 0.5 else {}
    kind = {"kind": "organisation"} if chance.random() < 0.2 else {}
    return {"id": mine, "part": "subject", **(person or {"name": "Somebody"}), **kind}


def _ties(chance: random.Random, who: list[str]) -> Iterator[dict[str, Any]]:
    for mine in who:
        if chance.random() < 0.6:
            level = chance.choice(_LEVELS)
            yield {"id": f"tie-{mine}", "of": mine, "level": level, "said_by": "lawyer"}
        if chance.random() < 0.4:
            # It is tied to no taking before the post.
            tie = {"id": f"post-{mine}", "of": mine, "level": "explicit", "said_by": "lawyer"}
            yield {**tie, "post": "post"}


def _charges(chance: random.Random, who: list[str]) -> Iterator[dict[str, Any]]:
    for mine in who:
        for each in ("one", "two"):
            if chance.random() < 0.5:
                found = {"id": f"charge-{mine}-{each}", "of": mine, "label": "insult"}
                basis = chance.choice(_BASES)
                yield found | {"proceeding": each} | ({"basis": basis} if basis else {})


def _detentions(chance: random.Random, who: list[str]) -> Iterator[dict[str, Any]]:
    for mine in who:
        for each in range(chance.choice((0, 1, 1, 2))):
            found: dict[str, Any] = {"id": f"d-{mine}-{each}", "of": mine}
            found["kind"] = chance.choice(_KINDS)
            year, month = 2020 + chance.randrange(5), chance.randrange(1, 13)
            taken = (f"{year}-{month:02}-07", f"{year}-{month:02}", f"{year}", None)
            day = chance.choice(taken)
            found |= {"taken": day} if day else {}
            if chance.random() < 0.4:
                found |= {"ended": f"{year + 1}-{month:02}-20", "how_ended": "bail"}
            yield found
