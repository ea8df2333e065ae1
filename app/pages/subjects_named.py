"""What the subjects are called for whom a filter asks by the slug of their page."""

from sqlalchemy import Connection

from app.document.naming import called
from app.record.filters import KINDS_OF_SUBJECT, Filter
from app.record.queries.several import people_called


def subjects_named(connection: Connection, asked: Filter, locale: str) -> dict[str, str]:
    """Their names in a language by slug; slugs that nobody has are left out."""
    slugs = [each for each in asked.values("subject") if each not in KINDS_OF_SUBJECT]
    people = people_called(connection, slugs) if slugs else {}
    return {slug: called(person, locale) for slug, person in people.items()}
