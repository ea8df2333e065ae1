"""Invented cases: what happened to whom, and how much is told of it."""

import calendar
from typing import Final

from app.cli.demonstration import courses, speech
from app.cli.demonstration.growth import grow
from app.cli.demonstration.people import SITES, Somebody, World, drawn_id
from app.cli.demonstration.scene import Fields, Scene
from app.cli.demonstration.wording import MARK, MARK_OWN, NOTE

_Range = tuple[int, int]

# What share of cases has how many entries and sources: most are as short as the real ones are.
_LENGTHS: Final[tuple[tuple[float, _Range, _Range], ...]] = (
    (0.85, (3, 6), (1, 3)),
    (0.12, (8, 16), (2, 6)),
    (0.025, (20, 36), (5, 12)),
    (0.005, (62, 75), (30, 34)),
)
_COURSES: Final = (
    *(courses.administrative, courses.administrative, courses.administrative),
    *(courses.criminal, courses.criminal, courses.without_custody),
)
_MONTHS: Final = tuple(calendar.month_name)
_RELATED: Final = 0.15


def case_slug(world: World, number: int) -> str:
    """The address of a case."""
    return f"demo-case-{world.seed}-{number}"


def case_document(
    world: World, number: int, people: list[Somebody], *, longest: bool = False
) -> Fields:
    """The canonical document of a case about these people; with `longest`, a long one."""
    random = world.random("case", number)
    (_, entries, sources) = _LENGTHS[-1] if longest else _length(random.random())
    scene = Scene(random, world.today, random.randint(*entries))
    slug = case_slug(world, number)
    scene.read(random.randint(*sources), slug)
    _cast(scene, people)
    topic = speech.topic_of(scene)
    for subject, who in zip(scene.subjects, people, strict=True):
        _what_happened(scene, subject, who, topic)
    speech.reasons(scene)
    grow(scene)
    head: Fields = {
        "speechwatch": "case/1",
        "id": drawn_id(random),
        "slug": slug,
        "source": "source-1",
        "tags": "invented",
        "region": scene.town,
    }
    return head | _telling(scene, topic[0]) | _related(world, scene, number) | scene.lists


def _length(chance: float) -> tuple[float, _Range, _Range]:
    left = chance
    for each in _LENGTHS:
        left -= each[0]
        if left < 0:
            return each
    return _LENGTHS[-1]


def _cast(scene: Scene, people: list[Somebody]) -> None:
    for who in people:
        age = scene.between(19, 70) if scene.chance(0.3) and not who.organisation else None
        kind = "organisation" if who.organisation else None
        party = scene.add("parties", "subject", person=who.slug, role=who.role, age=age, kind=kind)
        scene.subjects.append(party)
        scene.names.append(who.name)
    if scene.chance(0.4):
        counsel = "a lawyer whom the reports do not name"
        scene.add("parties", "counsel", name=counsel, part="lawyer", identification="unnamed")


def _what_happened(
    scene: Scene, subject: str, who: Somebody, topic: tuple[str, str, str, str]
) -> None:
    said = speech.post(scene, subject, topic)
    day = scene.later(scene.began, 0, 4)
    course = courses.against_a_site if who.organisation else scene.pick(_COURSES)
    speech.tie(scene, subject, said, course(scene, subject, day))


def _telling(scene: Scene, about: str) -> Fields:
    """Title and summary, each with the mark; some in a second language, some in a cluster."""
    more = f" +{len(scene.names) - 1}" if len(scene.names) > 1 else ""
    who = f"{scene.names[0].press}{more}"
    did = "held" if "detentions" in scene.lists else "punished"
    title = f"{MARK}: {who} {did} after a post about {about}"
    summary = (
        f"{NOTE}\n{who} wrote about {about} in {scene.town}.\n"
        "The state gives one reason and those close to the case another."
    )
    told: Fields = {"title": title, "summary": summary}
    if scene.chance(0.2):
        told["title"] = {"en": title, "az": f"{MARK_OWN}: {scene.names[0].own}{more}, {scene.town}"}
    if scene.chance(0.2):
        told["cluster"] = f"{scene.town}, {_MONTHS[scene.began.month]} {scene.began.year}"
    return told


def _related(world: World, scene: Scene, number: int) -> Fields:
    if number < SITES or not scene.chance(_RELATED):
        return {}
    earlier = case_slug(world, number - scene.between(1, SITES - 1))
    return {"related": [{"case": earlier, "how": "over the same matter"}]}
