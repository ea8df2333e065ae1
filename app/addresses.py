"""Every address the project serves, each as a function of what it shows. A contract with readers.

Nothing else in the project writes an address out; an address once published is never reused.

An address keeps the language of the answer it stands in: `speak` says it once, and no page, feed or
template can forget it. What needs one fixed name asks for it with `in_language`.
"""

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

LANGUAGE = "lang"
_spoken: ContextVar[str | None] = ContextVar("language of the answer", default=None)

FEED_FORMATS = ("rss", "atom", "json")
API = "/api/v1"
_API_LISTS = {"case": "cases", "person": "people", "provision": "law", "tally": "tallies"}


def speak(lang: str | None) -> None:
    """Says which language the addresses of this answer name; None names none: the site's first."""
    _spoken.set(lang)


def spoken() -> str | None:
    """The language that addresses name now, for a form that has to name it too."""
    return _spoken.get()


def in_language(address: str, lang: str | None) -> str:
    """The same address in one language, whatever the answer's; None is the site's first."""
    if "?" not in address and "#" not in address:
        return address if lang is None else f"{address}?{LANGUAGE}={lang}"
    parts = urlsplit(address)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if name != LANGUAGE]
    given = kept if lang is None else [*kept, (LANGUAGE, lang)]
    return urlunsplit(parts._replace(query=urlencode(given)))


def kept(address: str) -> str:
    """An address somebody wrote into a text, in the language of the answer if it is one of ours."""
    ours = address.startswith("/") and not address.startswith(("//", "/static/", "/schema/"))
    return in_language(address, _spoken.get()) if ours else address


def home() -> str:
    """Who is held today, the newest arrests, the newest updates."""
    return _address("/")


def cases(asked: Sequence[tuple[str, str]] = (), after: str | None = None) -> str:
    """The cases a filter finds, all of them where nothing is asked.

    `asked` are the filter's parameters, `after` is the key of the last case of the page before.
    """
    return _address("/cases", asked=_several(asked), after=after)


def cases_as(form: str, asked: Sequence[tuple[str, str]] = (), after: str | None = None) -> str:
    """The cases a filter finds in another form: rss, atom, json, csv, ics.

    `asked` are the filter's parameters, `after` is the key of the last case of the page before.
    """
    return _address(f"/cases.{form}", asked=_several(asked), after=after)


def case(slug: str, order: str | None = None, place: str = "") -> str:
    """One case; `order` is `newest` to read it backwards, `place` a section of its page."""
    return _address(f"/cases/{slug}", place, order=order)


def case_history(slug: str) -> str:
    """The revisions of a case, with differences."""
    return _address(f"/cases/{slug}/history")


def case_at(slug: str, revision: int) -> str:
    """A case as one revision published it."""
    return _address(f"/cases/{slug}/at/{revision}")


def fact(slug: str, fact_id: str) -> str:
    """One entry of a case; the anchor is stable."""
    return case(slug, place=fact_id)


def people(after: str | None = None, letter: str | None = None) -> str:
    """Everybody who is the subject of a case, by name; `letter` is the one a name begins with."""
    return _address("/people", letter=letter, after=after)


def person(slug: str) -> str:
    """A person, organisation or site that is the subject of a case."""
    return _address(f"/people/{slug}")


def law() -> str:
    """All provisions."""
    return _address("/law")


def provision(slug: str, after: str | None = None, place: str = "") -> str:
    """One provision, such as `/law/cao-388-1`; `after` is the last case of the page before."""
    return _address(f"/law/{slug}", place, after=after)


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
    return _address("/timeline", asked={"kind": list(kinds) or None, **asked})


def tallies() -> str:
    """Reported counts without names."""
    return _address("/tallies")


def tally(slug: str) -> str:
    """One tally on the page of tallies."""
    return _address("/tallies", slug)


def search(
    words: str | None = None,
    *,
    exact: bool = False,
    kind: str | None = None,
    after: str | None = None,
) -> str:
    """What is found for words; of one `kind`, after the key of a hit; `exact` folds no spelling."""
    return _address("/search", q=words, exact="on" if exact else None, kind=kind, after=after)


def tip(*, thanks: bool = False) -> str:
    """Telling us something without an account; `thanks` is what follows it."""
    return _address("/tip/thanks" if thanks else "/tip")


def opensearch() -> str:
    """How a browser may search here from its own bar."""
    return _address("/opensearch.xml")


def text(name: str) -> str:
    """A page of text: about, methodology, safety, cite, feeds."""
    return _address(f"/{name}")


def feeds(asked: Sequence[tuple[str, str]] = (), form: str | None = None) -> str:
    """The page that tells of the feeds; `asked` and `form` are what its builder has made."""
    return _address("/feeds", "built" if form else "", asked=_several(asked), form=form)


def figures(asked: Sequence[tuple[str, str]] = (), place: str = "") -> str:
    """The ready charts and the cross-table, which `asked` sets."""
    return _address("/figures", place, asked=_several(asked))


def figures_csv(asked: Sequence[tuple[str, str]] = ()) -> str:
    """The cross-table as a file."""
    return _address("/figures.csv", asked=_several(asked))


def chart(name: str, asked: Sequence[tuple[str, str]] = ()) -> str:
    """One of the ready charts, over the cases that a filter finds."""
    return _address(f"/figures/{name}", asked=_several(asked))


def chart_csv(name: str, asked: Sequence[tuple[str, str]] = ()) -> str:
    """The numbers of a chart as a file."""
    return _address(f"/figures/{name}.csv", asked=_several(asked))


def chart_embed(name: str, asked: Sequence[tuple[str, str]] = ()) -> str:
    """A chart for other sites: the only pages that may stand in a frame."""
    return _address(f"/figures/embed/{name}", asked=_several(asked))


def arrest_feed(form: str, tie: str | None = None, after: str | None = None) -> str:
    """Arrests tied to posts, in one of FEED_FORMATS; `after` is the key of an item."""
    return _address(f"/feed.{form}", tie=tie, after=after)


def updates_feed(form: str, after: str | None = None) -> str:
    """Everything dated that a published case gains."""
    return _address(f"/updates.{form}", after=after)


def case_feed(slug: str, form: str, after: str | None = None) -> str:
    """The arrests and the updates of one case."""
    return _address(f"/cases/{slug}/feed.{form}", after=after)


def person_feed(slug: str, form: str, after: str | None = None) -> str:
    """The same of all cases a person is a subject of."""
    return _address(f"/people/{slug}/feed.{form}", after=after)


def provision_feed(slug: str, form: str, after: str | None = None) -> str:
    """The same of all cases with a charge under a provision or a part of it."""
    return _address(f"/law/{slug}/feed.{form}", after=after)


def calendar(subject: str | None = None) -> str:
    """Hearings, ends of detention orders and expected releases, of everybody or of one person."""
    return _address("/calendar.ics", subject=subject)


def case_card(slug: str) -> str:
    """The picture that is shown when a case is shared."""
    return _address(f"/cases/{slug}/card.png")


def person_card(slug: str) -> str:
    """The picture of a person's page."""
    return _address(f"/people/{slug}/card.png")


def provision_card(slug: str) -> str:
    """The picture of an article's page."""
    return _address(f"/law/{slug}/card.png")


def card() -> str:
    """The picture of every other page."""
    return _address("/card.png")


def data(name: str = "") -> str:
    """The page of the files that readers take away, or one of them, which has no language."""
    return f"/data/{name}" if name else _address("/data")


def codebook(table: str = "") -> str:
    """The codebook of these files, or its page on one table."""
    return _address(f"/data/codebook/{table}" if table else "/data/codebook")


def sitemap(part: int | None = None) -> str:
    """The list of all pages for search engines, or one part of it; the first part is 1."""
    return "/sitemap.xml" if part is None else f"/sitemap-{part}.xml"


def schema(kind: str) -> str:
    """The JSON Schema of a kind of document, such as `case/1`."""
    return f"/schema/{kind.replace('/', '-')}.json"


def api() -> str:
    """What the API is, for people."""
    return _address("/api")


def api_description() -> str:
    """The API as OpenAPI describes it."""
    return _address(f"{API}/openapi.json")


def api_list(kind: str, asked: Sequence[tuple[str, str]] = (), after: str | None = None) -> str:
    """A list of the API: of a kind of document, or `changes`; `asked` may repeat a name."""
    return _address(f"{API}/{_API_LISTS.get(kind, kind)}", asked=_several(asked), after=after)


def api_document(kind: str, slug: str) -> str:
    """A document of the API by the kind of it: case, person, provision, tally."""
    return _address(f"{API}/{_API_LISTS.get(kind, kind)}/{slug}")


def api_revision(slug: str, revision: int) -> str:
    """A case as one revision published it."""
    return _address(f"{API}/cases/{slug}/at/{revision}")


def api_revisions(slug: str) -> str:
    """Every revision of a case."""
    return _address(f"{API}/cases/{slug}/revisions")


def for_machines(path: str) -> bool:
    """Whether a path is of the API: its errors are told to machines, and any page may read it."""
    return path.startswith(f"{API}/") or path == API


def static(name: str) -> str:
    """A file of the look."""
    return f"/static/{name}"


def _several(asked: Sequence[tuple[str, str]]) -> dict[str, str | list[str] | None]:
    """Parameters of which any may come several times, by their names."""
    values: dict[str, str | list[str] | None] = {}
    for name, value in asked:
        values[name] = [*(values.get(name) or ()), value]
    return values


def _address(
    path: str,
    place: str = "",
    asked: Mapping[str, str | list[str] | None] | None = None,
    **parameters: str | None,
) -> str:
    """A path with what is asked of it, the language last, and the place on the page behind all.

    `asked` has the parameters that may come several times.
    """
    named = {**(asked or {}), **parameters, LANGUAGE: _spoken.get()}
    given = [
        _pair(name, each)
        for name, value in named.items()
        if value is not None
        for each in ((value,) if isinstance(value, str) else value)
    ]
    query = f"?{'&'.join(given)}" if given else ""
    return f"{path}{query}{'#' if place else ''}{place}"


@lru_cache(maxsize=2048)
def _pair(name: str, value: str) -> str:
    """A parameter as an address has it. A page of choices writes the same ones in each of them."""
    return urlencode({name: value})
