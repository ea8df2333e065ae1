"""Every address the project serves, each as a function of what it shows. A contract with readers.

Nothing else in the project writes an address out; an address once published is never reused.

An address keeps the language of the answer it stands in: `speak` says it once, and no page, feed or
template can forget it. What needs one fixed name asks for it with `in_language`.
"""

from collections.abc import Callable, Iterable, Sequence

from app.addresses.look import VERSION_LENGTH, look, static, version_of, without_version
from app.addresses.machines import (
    API,
    api,
    api_description,
    api_document,
    api_list,
    api_revision,
    api_revisions,
    codebook,
    data,
    for_any_page,
    for_machines,
    schema,
    sitemap,
)
from app.addresses.writing import (
    LANGUAGE,
    address,
    in_language,
    kept,
    several,
    speak,
    spoken,
    varied,
)

__all__ = [
    "API",
    "FEED_FORMATS",
    "LANGUAGE",
    "VERSION_LENGTH",
    "api",
    "api_description",
    "api_document",
    "api_list",
    "api_revision",
    "api_revisions",
    "arrest_feed",
    "calendar",
    "card",
    "case",
    "case_at",
    "case_card",
    "case_feed",
    "case_history",
    "cases",
    "cases_as",
    "cases_with",
    "chart",
    "chart_csv",
    "chart_embed",
    "codebook",
    "data",
    "fact",
    "feeds",
    "figures",
    "figures_csv",
    "for_any_page",
    "for_machines",
    "home",
    "in_language",
    "kept",
    "law",
    "look",
    "opensearch",
    "people",
    "person",
    "person_card",
    "person_feed",
    "provision",
    "provision_card",
    "provision_feed",
    "schema",
    "search",
    "sitemap",
    "speak",
    "spoken",
    "static",
    "tallies",
    "tally",
    "text",
    "timeline",
    "tip",
    "updates_feed",
    "version_of",
    "without_version",
]

FEED_FORMATS = ("rss", "atom", "json")


def home() -> str:
    """Who is held today, the newest arrests, the newest updates."""
    return address("/")


def cases(asked: Sequence[tuple[str, str]] = (), after: str | None = None) -> str:
    """The cases a filter finds, all of them where nothing is asked.

    `asked` are the filter's parameters, `after` is the key of the last case of the page before.
    """
    return address("/cases", asked=several(asked), after=after)


def cases_with(
    first: Sequence[tuple[str, str]], facet: str, last: Sequence[tuple[str, str]]
) -> Callable[[Iterable[str]], str]:
    """What writes addresses of cases by values of a facet, the filter's others around them."""
    return varied("/cases", facet, first, last)


def cases_as(form: str, asked: Sequence[tuple[str, str]] = (), after: str | None = None) -> str:
    """The cases a filter finds in another form: rss, atom, json, csv, ics.

    `asked` are the filter's parameters, `after` is the key of the last case of the page before.
    """
    return address(f"/cases.{form}", asked=several(asked), after=after)


def case(slug: str, order: str | None = None, place: str = "") -> str:
    """One case; `order` is `newest` to read it backwards, `place` a section of its page."""
    return address(f"/cases/{slug}", place, order=order)


def case_history(slug: str) -> str:
    """The revisions of a case, with differences."""
    return address(f"/cases/{slug}/history")


def case_at(slug: str, revision: int) -> str:
    """A case as one revision published it."""
    return address(f"/cases/{slug}/at/{revision}")


def fact(slug: str, fact_id: str) -> str:
    """One entry of a case; the anchor is stable."""
    return case(slug, place=fact_id)


def people(after: str | None = None, letter: str | None = None) -> str:
    """Everybody who is the subject of a case, by name; `letter` is the one a name begins with."""
    return address("/people", letter=letter, after=after)


def person(slug: str) -> str:
    """A person, organisation or site that is the subject of a case."""
    return address(f"/people/{slug}")


def law() -> str:
    """All provisions."""
    return address("/law")


def provision(slug: str, after: str | None = None, place: str = "") -> str:
    """One provision, such as `/law/cao-388-1`; `after` is the last case of the page before."""
    return address(f"/law/{slug}", place, after=after)


def timeline(
    after: str | None = None,
    *,
    before: str | None = None,
    kinds: Sequence[str] = (),
    month: str | None = None,
    region: str | None = None,
) -> str:
    """Everything dated, newest first: of some kinds, of a month or a year, of one place.

    `after` is the key of the last row of the page before, `before` that of the first one behind.
    """
    asked = {"month": month, "place": region, "after": after, "before": before}
    return address("/timeline", asked={"kind": list(kinds) or None, **asked})


def tallies(after: str | None = None, *, before: str | None = None, place: str = "") -> str:
    """Reported counts without names, in pages as `timeline`; `place` is the slug of one there."""
    return address("/tallies", place, after=after, before=before)


def tally(slug: str) -> str:
    """One tally, wherever it stands by now: this leads to its place on the page that has it."""
    return address(f"/tallies/{slug}")


def search(
    words: str | None = None,
    *,
    exact: bool = False,
    kind: str | None = None,
    after: str | None = None,
) -> str:
    """What is found for words; of one `kind`, after the key of a hit; `exact` folds no spelling."""
    return address("/search", q=words, exact="on" if exact else None, kind=kind, after=after)


def tip(*, thanks: bool = False) -> str:
    """Telling us something without an account; `thanks` is what follows it."""
    return address("/tip/thanks" if thanks else "/tip")


def opensearch() -> str:
    """How a browser may search here from its own bar."""
    return address("/opensearch.xml")


def text(name: str) -> str:
    """A page of text: about, methodology, safety, cite, feeds."""
    return address(f"/{name}")


def feeds(asked: Sequence[tuple[str, str]] = (), form: str | None = None) -> str:
    """The page that tells of the feeds; `asked` and `form` are what its builder has made."""
    return address("/feeds", "built" if form else "", asked=several(asked), form=form)


def figures(asked: Sequence[tuple[str, str]] = (), place: str = "") -> str:
    """The ready charts and the cross-table, which `asked` sets."""
    return address("/figures", place, asked=several(asked))


def figures_csv(asked: Sequence[tuple[str, str]] = ()) -> str:
    """The cross-table as a file."""
    return address("/figures.csv", asked=several(asked))


def chart(name: str, asked: Sequence[tuple[str, str]] = ()) -> str:
    """One of the ready charts, over the cases that a filter finds."""
    return address(f"/figures/{name}", asked=several(asked))


def chart_csv(name: str, asked: Sequence[tuple[str, str]] = ()) -> str:
    """The numbers of a chart as a file."""
    return address(f"/figures/{name}.csv", asked=several(asked))


def chart_embed(name: str, asked: Sequence[tuple[str, str]] = ()) -> str:
    """A chart for other sites: the only pages that may stand in a frame."""
    return address(f"/figures/embed/{name}", asked=several(asked))


def arrest_feed(form: str, tie: str | None = None, after: str | None = None) -> str:
    """Arrests tied to posts, in one of FEED_FORMATS; `after` is the key of an item."""
    return address(f"/feed.{form}", tie=tie, after=after)


def updates_feed(form: str, after: str | None = None) -> str:
    """Everything dated that a published case gains."""
    return address(f"/updates.{form}", after=after)


def case_feed(slug: str, form: str, after: str | None = None) -> str:
    """The arrests and the updates of one case."""
    return address(f"/cases/{slug}/feed.{form}", after=after)


def person_feed(slug: str, form: str, after: str | None = None) -> str:
    """The same of all cases a person is a subject of."""
    return address(f"/people/{slug}/feed.{form}", after=after)


def provision_feed(slug: str, form: str, after: str | None = None) -> str:
    """The same of all cases with a charge under a provision or a part of it."""
    return address(f"/law/{slug}/feed.{form}", after=after)


def calendar(subject: str | None = None) -> str:
    """Hearings, ends of detention orders and expected releases, of everybody or of one person."""
    return address("/calendar.ics", subject=subject)


def case_card(slug: str) -> str:
    """The picture that is shown when a case is shared."""
    return address(f"/cases/{slug}/card.png")


def person_card(slug: str) -> str:
    """The picture of a person's page."""
    return address(f"/people/{slug}/card.png")


def provision_card(slug: str) -> str:
    """The picture of an article's page."""
    return address(f"/law/{slug}/card.png")


def card() -> str:
    """The picture of every other page."""
    return address("/card.png")
