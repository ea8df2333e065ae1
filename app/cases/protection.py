"""What happens to the names of a person who is protected.

Their real name stays at the desk, encrypted: protecting somebody moves the name they had, and
every form of it, there. Their old slugs never redirect.
"""

from dataclasses import dataclass

from app.document.others import Person


@dataclass(frozen=True, slots=True)
class Protected:
    """A person document that may become public, and the names that leave it for the desk."""

    person: Person
    hidden: tuple[str, ...]


def protect(person: Person, old: Person | None) -> Protected:
    """What is kept of a person in public and what in confidence; nothing moves without need.

    A protected person has no name in public but the one written for readers. Of somebody found
    to be a minor, every name goes that the new document does not show.
    """
    if not person.protected:
        shown = set(_names(person))
        newly = person.minor and old is not None and not old.minor
        return Protected(person, tuple(each for each in _names(old) if newly and each not in shown))
    hidden = [name.text for name in person.names]
    if old is not None and not old.protected:
        hidden += _names(old)
    public = person.model_copy(update={"names": (), "formerly": ()})
    return Protected(public, tuple(dict.fromkeys(hidden)))


def still_named(person: Person, old: Person | None) -> bool:
    """Whether somebody is to be protected under a name they were public under."""
    if old is None or old.protected or not person.protected:
        return False
    return person.name.casefold() in {each.casefold() for each in _names(old)}


def _names(person: Person | None) -> list[str]:
    return [person.name, *(name.text for name in person.names)] if person else []
