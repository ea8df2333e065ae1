"""What happens to an invented subject: courses of charges, custody, courts and releases.

A course adds its facts to a scene and returns the ids of the measures a post may be tied to.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from app.cli.demonstration.articles import articles
from app.cli.demonstration.scene import Fields, Scene
from app.cli.demonstration.wording import PLACES, WHY_PREFERRED

Course = Callable[[Scene, str, date], list[str]]

_SHORT: Final = ("P10D", "P15D", "P20D", "P30D", "P1M", "P1M10D")
_REMAND: Final = ("P1M10D", "P2M", "P2M15D", "P3M", "P4M")
_PRISON: Final = ("P8M", "P1Y6M", "P2Y", "P2Y6M15D", "P3Y", "P5Y6M", "P7Y")
_FREED: Final = ("term served", "released early", "pardon", "released by court", "amnesty")
_REPORTED_END: Final = 0.6


def administrative(scene: Scene, subject: str, day: date) -> list[str]:
    """Taken to a station, sentenced within two days, detained for some weeks."""
    proceeding = _proceeding(scene, subject, "administrative", day)
    charge = _charge(scene, subject, proceeding, criminal=False)
    custody = _taken(scene, subject, day)
    verdict_day = scene.later(day, 0, 2)
    term = scene.pick(_SHORT)
    sentence = _penalty("administrative detention", term)
    verdict = _verdict(scene, subject, proceeding, charge, verdict_day, [sentence])
    detention = scene.add(
        "detentions",
        "detention",
        of=scene.of(subject),
        kind="administrative detention",
        follows=custody,
        under=verdict,
        place=scene.pick(PLACES),
        **_end(scene, scene.later(verdict_day, 10, 40)),
    )
    if scene.chance(0.5):
        _appeal(scene, subject, proceeding, verdict, scene.later(verdict_day, 3, 12))
    return [detention, charge]


def criminal(scene: Scene, subject: str, day: date) -> list[str]:
    """Remanded by a court, the term extended once or more, then sentenced, or still waiting."""
    proceeding = _proceeding(scene, subject, "criminal", day)
    charge = _charge(scene, subject, proceeding, criminal=True)
    custody = _taken(scene, subject, day)
    ordered = scene.later(day, 1, 2)
    remand = scene.add(
        "detentions",
        "remand",
        of=scene.of(subject),
        kind=scene.pick(("pre-trial detention", "pre-trial detention", "house arrest")),
        follows=custody,
        term=scene.pick(_REMAND),
        ordered=scene.dated(ordered),
        ordered_by=f"{scene.town} City Court",
        extensions=_extensions(scene, ordered),
        last_confirmed=scene.later(ordered, 20, 700).isoformat() if scene.chance(0.4) else None,
        source=scene.source(),
    )
    tried = scene.later(ordered, 90, 420)
    if tried < scene.today and scene.chance(0.8):
        _sentenced(scene, subject, (proceeding, charge, remand), tried)
    return [remand, charge]


def without_custody(scene: Scene, subject: str, day: date) -> list[str]:
    """Summoned, questioned and fined or warned; the post has to go."""
    proceeding = _proceeding(scene, subject, "administrative", day)
    charge = _charge(scene, subject, proceeding, criminal=False)
    common: Fields = {"of": scene.of(subject), "proceeding": proceeding, "source": scene.source()}
    summons = scene.add("measures", "summons", kind="summons", date=scene.dated(day), **common)
    scene.add("measures", "questioning", kind="questioning", date=scene.dated(day), **common)
    amount = f"{scene.between(5, 40) * 50} AZN"
    fine = {"kind": "fine", "amount": amount}
    _verdict(scene, subject, proceeding, charge, scene.later(day, 2, 30), [fine])
    return [summons, charge]


def against_a_site(scene: Scene, subject: str, day: date) -> list[str]:
    """What is done to an organisation: its rooms searched, its site blocked."""
    proceeding = _proceeding(scene, subject, "blocking application", day)
    common: Fields = {"of": scene.of(subject), "proceeding": proceeding}
    search = scene.add("measures", "search", kind="search", date=scene.dated(day), **common)
    after = scene.dated(scene.later(day, 1, 20))
    blocked = scene.add("measures", "blocked", kind="site blocked", date=after, **common)
    return [blocked, search]


def _proceeding(scene: Scene, subject: str, kind: str, day: date) -> str | None:
    """The course of law a subject is in, where the case tells it."""
    if not scene.in_proceedings:
        return None
    judge, room = scene.between(1, 9), scene.between(1, 120)
    return scene.add(
        "proceedings",
        kind.split(maxsplit=1)[0],
        of=scene.of(subject),
        kind=kind,
        opened=scene.dated(day) if scene.chance(0.5) else None,
        number=f"{judge}({room:03d})-{scene.between(1, 9999)}/{day.year}",
    )


def _charge(scene: Scene, subject: str, proceeding: str | None, *, criminal: bool) -> str:
    article = scene.pick(articles(criminal=criminal))
    step: Fields = {"status": "brought"}
    if scene.chance(0.7):
        step["date"] = scene.dated(scene.later(scene.began, 0, 3))
    return scene.add(
        "charges",
        "charge",
        of=scene.of(subject),
        proceeding=proceeding,
        act=scene.dated(scene.began) if scene.chance(0.3) else None,
        statuses=[step],
        source=scene.source(),
        **article.fields,
    )


def _taken(scene: Scene, subject: str, day: date) -> str:
    """The taking: now and then undated, and now and then on two days, as two sides tell it."""
    told: Fields = {}
    if scene.chance(0.9):
        told["taken"] = scene.dated(day)
        if scene.chance(0.25):
            other = {"taken": scene.later(day, 1, 3).isoformat()}
            claim: Fields = {"said_by": "police or ministry", "says": other}
            told |= {"claims": [claim], "preferred_because": WHY_PREFERRED, "said_by": "lawyer"}
    return scene.add(
        "detentions",
        "custody",
        of=scene.of(subject),
        kind="police custody",
        taken_by=f"{scene.town} police",
        place=scene.pick(PLACES),
        source=scene.source(),
        **told,
    )


def _extensions(scene: Scene, ordered: date) -> list[Fields] | None:
    found: list[Fields] = []
    day = ordered
    for _ in range(scene.pick((0, 0, 1, 1, 2, 3))):
        day = scene.later(day, 40, 100)
        found.append({"date": day.isoformat(), "term": scene.pick(_REMAND)})
    return found or None


def _sentenced(scene: Scene, subject: str, before: tuple[str | None, str, str], day: date) -> None:
    proceeding, charge, remand = before
    penalty = _penalty("prison", scene.pick(_PRISON))
    if scene.chance(0.2):
        penalty["suspended"] = True
    verdict = _verdict(scene, subject, proceeding, charge, day, [penalty])
    if "suspended" in penalty:
        return
    scene.add(
        "detentions",
        "prison",
        of=scene.of(subject),
        kind="prison",
        follows=remand,
        under=verdict,
        place=scene.pick(PLACES),
        **_end(scene, scene.later(day, 200, 900)),
    )
    if scene.chance(0.7):
        _appeal(scene, subject, proceeding, verdict, scene.later(day, 20, 90))


def _verdict(
    scene: Scene,
    subject: str,
    proceeding: str | None,
    charge: str,
    day: date,
    sentence: list[Fields],
) -> str:
    outcome = {"fine": "fined"}.get(sentence[0]["kind"], "convicted")
    return scene.add(
        "decisions",
        "verdict",
        of=scene.of(subject),
        proceeding=proceeding,
        instance="first",
        date=scene.dated(day) if scene.chance(0.95) else None,
        court=f"{scene.town} District Court",
        charges=charge,
        outcome=outcome,
        sentence=sentence,
        source=scene.source(),
    )


def _appeal(scene: Scene, subject: str, proceeding: str | None, verdict: str, day: date) -> None:
    scene.add(
        "decisions",
        "appeal",
        of=scene.of(subject),
        proceeding=proceeding,
        instance="appeal",
        date=scene.dated(day),
        court=f"{scene.town} Court of Appeal",
        reviews=verdict,
        outcome="upheld",
        source=scene.source(),
    )


def _penalty(kind: str, term: str) -> Fields:
    return {"kind": kind, "term": term}


def _end(scene: Scene, day: date) -> dict[str, Any]:
    """How a custody ended, where that is reported: silence is never freedom."""
    if day >= scene.today or not scene.chance(_REPORTED_END):
        return {}
    how = scene.pick(_FREED)
    return {"how_ended": how, "ended": scene.dated(day) if scene.chance(0.85) else None}
