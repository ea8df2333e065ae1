"""Invented counts without names, each with a breakdown that fits its total."""

from typing import Final

from app.cli.demonstration.naming import town
from app.cli.demonstration.people import World, drawn_id
from app.cli.demonstration.scene import TOWNS, Fields, Scene
from app.cli.demonstration.wording import MARK, NOTE

_KINDS: Final = ("warning", "fine", "administrative detention", "questioning")


def tally_document(world: World, number: int) -> Fields:
    """The canonical document of a tally."""
    random = world.random("tally", number)
    scene = Scene(random, world.today, 0)
    kinds = random.sample(_KINDS, random.randint(2, 4))
    rows = [{"kind": kind, "count": random.randint(1, 9)} for kind in kinds]
    total = sum(row["count"] for row in rows if isinstance(row["count"], int))
    return {
        "speechwatch": "tally/1",
        "id": drawn_id(random),
        "slug": f"demo-tally-{world.seed}-{number}",
        "title": f"{MARK}: {total} people punished over posts in {scene.town}",
        "period": scene.began.isoformat()[:7],
        "said_by": "police or ministry",
        "total": total,
        "breakdown": rows,
        "platforms": "social media",
        "note": NOTE,
        "source": "outlet",
        "sources": [{"id": "outlet", "outlet": f"{town(random.randrange(TOWNS))} News Agency"}],
    }
