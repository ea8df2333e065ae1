"""Every read of the public record. Each takes an open connection first and returns frozen rows."""

from app.record.queries.documents import (
    every_published,
    is_withdrawn,
    moved_to,
    published,
    published_of,
    release,
    revision,
    revisions,
    shown_by,
)
from app.record.queries.feeds import (
    arrests_page,
    newest_arrests,
    newest_updates,
    updates_page,
)
from app.record.queries.law import (
    articles_beside,
    charged,
    charged_page,
    naming_codes,
    provisions,
    successors,
    tallies_citing,
)
from app.record.queries.lists import (
    person_cases,
    tallies_page,
    turn_to_tally,
)
from app.record.queries.people import initials, people_page
from app.record.queries.timeline import timeline_counts, timeline_page
from app.record.queries.times import (
    standing,
    standing_counts,
)

__all__ = [
    "arrests_page",
    "articles_beside",
    "charged",
    "charged_page",
    "every_published",
    "initials",
    "is_withdrawn",
    "moved_to",
    "naming_codes",
    "newest_arrests",
    "newest_updates",
    "people_page",
    "person_cases",
    "provisions",
    "published",
    "published_of",
    "release",
    "revision",
    "revisions",
    "shown_by",
    "standing",
    "standing_counts",
    "successors",
    "tallies_citing",
    "tallies_page",
    "timeline_counts",
    "timeline_page",
    "turn_to_tally",
    "updates_page",
]
