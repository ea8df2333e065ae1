"""Whether a person, a provision or a tally contradicts itself."""

from app.document.claim_checks import Found, claims
from app.document.others import Person, Provision, Tally, article_slug
from app.document.values import CountRange


def person(person: Person) -> Found:
    """Where a person document contradicts itself."""
    if person.slug in person.distinct_from:
        yield ("distinct_from",), "a person cannot be distinct from themselves"
    if (person.minor or person.protected) and person.identification == "named":
        yield (
            ("identification",),
            "a minor or protected person is not named",
        )
    if person.born and person.died and person.born.wholly_after(person.died):
        yield ("died",), "the person dies before being born"


def provision(provision: Provision) -> Found:
    """Where a provision contradicts itself: its slug, or a version that ends before it begins."""
    slug = article_slug(provision.code, provision.path)
    if provision.slug != slug:
        yield ("slug",), f"the slug of this article is {slug}"
    for place, version in enumerate(provision.versions):
        if version.since and version.until and version.since.wholly_after(version.until):
            yield ("versions", place, "until"), "the version ends before it begins"


def tally(tally: Tally) -> Found:
    """Where a tally contradicts itself: its breakdown must fit its total."""
    yield from claims((), tally)
    counts = [row.count for row in tally.breakdown if row.count is not None]
    least = sum(_least(count) for count in counts)
    total = tally.total
    most = total if isinstance(total, int) else total.max if total else None
    if most is not None and least > most:
        yield ("breakdown",), f"the parts add up to {least}, more than the total of {most}"
    exact = isinstance(total, int) and len(counts) == len(tally.breakdown) > 0
    if exact and all(isinstance(count, int) for count in counts) and least != total:
        yield ("breakdown",), f"the parts add up to {least}, and the total is {total}"


def _least(count: int | CountRange) -> int:
    return count if isinstance(count, int) else count.min or 0
