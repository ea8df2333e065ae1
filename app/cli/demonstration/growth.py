"""What goes on in an invented case after its beginning, until it is as long as it is to be."""

from datetime import date
from typing import Final

from app.cli.demonstration.scene import Scene
from app.cli.demonstration.speech import post, statement, topic_of
from app.cli.demonstration.wording import EVENTS, PURPOSES, UPDATES, WHY_CORRECTED

_KINDS: Final = ("update", "update", "hearing", "event", "statement", "post", "measure", "hearing")
_MEASURES: Final = ("search", "device seizure", "travel ban", "forced deletion", "police visit")


def grow(scene: Scene) -> None:
    """Adds hearings, events, updates, statements and posts until the case has its length."""
    while scene.count() < scene.length:
        day = scene.later(scene.began, 1, 600)
        _ADD[scene.pick(_KINDS)](scene, day)
    if scene.chance(0.15):
        _correction(scene)
    if scene.chance(0.1):
        _hearing_to_come(scene)


def _update(scene: Scene, day: date) -> None:
    known = [fact["id"] for fact in scene.lists.get("detentions", ())]
    scene.add(
        "updates",
        "update",
        happened=scene.dated(day),
        facts=known[0] if known and scene.chance(0.5) else None,
        text=scene.pick(UPDATES),
        source=scene.source(),
    )


def _hearing(scene: Scene, day: date) -> None:
    scene.add(
        "hearings",
        "hearing",
        date={"edtf": day.isoformat(), "time": "11:00"} if scene.chance(0.3) else scene.dated(day),
        court=f"{scene.town} City Court",
        purpose=scene.pick(PURPOSES),
        state="postponed" if scene.chance(0.3) else "held",
        closed_doors=True if scene.chance(0.1) else None,
        source=scene.source(),
    )


def _event(scene: Scene, day: date) -> None:
    kind, text = scene.pick(EVENTS)
    scene.add(
        "events",
        kind.split()[0],
        of=scene.of(scene.pick(scene.subjects)),
        kind=kind,
        date=scene.dated(day) if scene.chance(0.8) else None,
        text=text,
        said_by=scene.pick(("family", "lawyer", "ngo")),
        source=scene.source(),
    )


def _post(scene: Scene, day: date) -> None:
    del day  # a post is older than what follows from it
    post(scene, scene.pick(scene.subjects), topic_of(scene))


def _measure(scene: Scene, day: date) -> None:
    kind = scene.pick(_MEASURES)
    whose = scene.of(scene.pick(scene.subjects))
    scene.add("measures", kind.split()[-1], of=whose, kind=kind, date=scene.dated(day))


def _correction(scene: Scene) -> None:
    scene.add(
        "updates",
        "correction",
        kind="correction",
        published=scene.later(scene.began, 5, 500).isoformat(),
        field=f"{scene.subjects[0]}.role",
        old="activist",
        new="civic activist",
        why=WHY_CORRECTED,
    )


def _hearing_to_come(scene: Scene) -> None:
    day = date.fromordinal(scene.today.toordinal() + scene.between(1, 60))
    court = f"{scene.town} City Court"
    scene.add("hearings", "hearing", date=day.isoformat(), court=court, state="planned")


_ADD: Final = {
    "update": _update,
    "hearing": _hearing,
    "event": _event,
    "statement": statement,
    "post": _post,
    "measure": _measure,
}
