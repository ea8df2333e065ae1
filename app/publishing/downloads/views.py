"""The views of the SQLite file: what people ask first, ready to be read."""

from dataclasses import dataclass
from typing import Final

from app.web.language import gettext
from app.web.language import marked as _n


@dataclass(frozen=True, slots=True)
class View:
    """A view: what a row of it is, and the query."""

    meaning: str
    query: str

    def told(self) -> str:
        """What a row is, in the reader's language."""
        return gettext(self.meaning)


VIEWS: Final = {
    "people_in_custody": View(
        _n("Subjects who are held, or were when last heard of, as of the day the files were made."),
        """
        SELECT parties.name, parties.held, parties.held_since_from, parties.days_in_custody_least,
               parties.days_in_custody_most, parties.expected_release_to, parties.as_of,
               cases.title, cases.place, parties.slug, parties.party, cases.url
        FROM parties JOIN cases USING (slug)
        WHERE parties.held IN ('held', 'last known held')
        ORDER BY parties.held_since_from
        """,
    ),
    "reasons_side_by_side": View(
        _n("Each case with what the state says the reason is, and what others say."),
        """
        SELECT slug, title, official_reason, official_reason_said_by, official_reason_outlets,
               reported_reason, reported_reason_said_by, reported_reason_outlets, url
        FROM cases ORDER BY began_from DESC
        """,
    ),
    "takings_by_year": View(
        _n("Custodies by the year in which they began; those of no certain year apart."),
        """
        SELECT CASE WHEN substr(began_from, 1, 4) = substr(began_to, 1, 4)
                    THEN substr(began_from, 1, 4) END AS year,
               kind, count(*) AS takings, count(DISTINCT slug) AS cases
        FROM detentions WHERE follows IS NULL GROUP BY 1, 2 ORDER BY 1, 2
        """,
    ),
    "charges_by_article": View(
        _n("Articles with how many charges and cases rest on them, and on which basis."),
        """
        SELECT charges.provision, provisions.title, charges.basis, count(*) AS charges,
               count(DISTINCT charges.slug) AS cases
        FROM charges LEFT JOIN provisions ON provisions.key = charges.article
        GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1
        """,
    ),
    "custody_of_each_party": View(
        _n("Each period in custody with the case it belongs to, in the order of takings."),
        """
        SELECT detentions.name, detentions.kind, detentions.began_edtf, detentions.ended_edtf,
               detentions.how_ended, detentions.term, detentions.place, cases.title,
               detentions.slug, detentions.fact, detentions.url
        FROM detentions JOIN cases USING (slug)
        ORDER BY detentions.began_from, detentions.slug, detentions.fact
        """,
    ),
    "posts_and_ties": View(
        _n("Each tie with the posts it names, who says so, and whom it is about."),
        """
        SELECT ties.name, ties.level, ties.said_by, posts.platform, posts.date_edtf, posts.gist,
               ties.slug, ties.fact AS tie, posts.fact AS post, ties.url
        FROM ties LEFT JOIN json_each(ties.posts) AS named
             LEFT JOIN posts ON posts.slug = ties.slug AND posts.fact = named.value
        ORDER BY ties.slug, ties.fact, posts.fact
        """,
    ),
    "corrections": View(
        _n("What was wrong in the record, and why it was changed."),
        """
        SELECT slug, fact, published_edtf, field, old, new, why, url
        FROM updates WHERE kind = 'correction' ORDER BY published_from DESC
        """,
    ),
}
"""By name. Several values in a cell are a list in JSON."""
