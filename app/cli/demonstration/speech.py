"""What was said online in an invented case, who ties it to what followed, and either reason."""

from datetime import date, timedelta
from typing import Any, Final

from app.cli.demonstration.scene import Fields, Scene
from app.cli.demonstration.wording import LANGUAGES, OFFICIAL, REPORTED, STATEMENTS, TOPICS

_PLATFORMS: Final = (
    *("facebook", "facebook", "facebook", "instagram", "tiktok", "youtube", "telegram", "x"),
    *("whatsapp", "site or blog", "social media", "vk"),
)
_POSTS: Final = ("post", "comment", "repost", "video", "story", "live", None)
_FATES: Final = (
    *("live", "deleted by author", "deleted under duress", "gone", "removed by platform"),
    *("hidden by author", "geo-blocked", "account suspended", "restored", "edited"),
)
_SEEN: Final = ("seen by outlet", "described by outlet", "captured by us", "searched and not found")
_LEVELS: Final = (
    *("explicit", "explicit", "attributed specific", "attributed specific"),
    *("attributed general", "contextual", "none"),
)


def post(scene: Scene, author: str, topic: tuple[str, str, str, str]) -> str:
    """A post of one subject some days before the measures, or undated, with what became of it."""
    day = scene.began - timedelta(days=scene.between(0, 40))
    platform = scene.pick(_PLATFORMS)
    return scene.add(
        "posts",
        "post",
        author=scene.of(author),
        platform=platform,
        kind=scene.pick(_POSTS),
        date=scene.dated(day) if scene.chance(0.75) else None,
        url=_address(scene, platform),
        gist=f"wrote about {topic[0]}",
        quote=_quote(scene, topic) if scene.chance(0.5) else None,
        verification=scene.pick(_SEEN),
        fates=_fates(scene, day),
        source=scene.source(),
    )


def tie(scene: Scene, subject: str, said: str, measures: list[str]) -> None:
    """Who joins a post to what followed, and how firmly."""
    level = scene.pick(_LEVELS)
    scene.add(
        "ties",
        "tie",
        of=scene.of(subject),
        level=level,
        post=None if level in ("attributed general", "none") else said,
        to=measures[0],
        said_by=scene.pick(("outlet", "lawyer", "family", "ngo", subject)),
        source=scene.source(),
    )


def reasons(scene: Scene) -> None:
    """What the state says and what is reported, in two lists that never meet."""
    state = scene.pick(("police or ministry", "prosecutor", "court"))
    scene.add(
        "official_reason",
        "official",
        text=scene.pick(OFFICIAL),
        said_by=state,
        source=scene.source(),
        claims=[{"said_by": "lawyer", "stance": "denies"}] if scene.chance(0.4) else None,
    )
    scene.add(
        "reported_reason",
        "reported",
        text=scene.pick(REPORTED),
        said_by=scene.pick(("outlet", "family", "ngo")),
        source=scene.source(),
    )


def statement(scene: Scene, day: date) -> None:
    """What somebody says of the case beside the reasons."""
    scene.add(
        "statements",
        "statement",
        date=scene.dated(day),
        text=scene.pick(STATEMENTS),
        said_by=scene.pick(("family", "lawyer", "ngo", "outlet")),
        hedge="reportedly" if scene.chance(0.2) else None,
        source=scene.source(),
    )


def topic_of(scene: Scene) -> tuple[str, str, str, str]:
    """What the case is about."""
    return scene.pick(TOPICS)


def _address(scene: Scene, platform: str) -> str | None:
    if scene.chance(0.5):
        return None
    host = platform.replace(" ", "-")
    return f"https://{host}.example/{scene.town.lower()}/{scene.between(10**8, 10**9)}"


def _quote(scene: Scene, topic: tuple[str, str, str, str]) -> Fields:
    at = scene.between(0, len(LANGUAGES) - 1)
    said: dict[str, Any] = {"text": topic[at + 1], "lang": LANGUAGES[at]}
    said |= {"translation": f"A sentence about {topic[0]}.", "translator": "the tracker"}
    return said | {"sensitive": True} if scene.chance(0.05) else said


def _fates(scene: Scene, day: date) -> list[Fields] | None:
    if scene.chance(0.5):
        return None
    fate: Fields = {"fate": scene.pick(_FATES)}
    if scene.chance(0.7):
        fate["date"] = scene.dated(scene.later(day, 0, 60))
    if scene.chance(0.5):
        fate["said_by"] = scene.pick(("outlet", "subject", "family"))
    return [fate]
