"""Every address the project serves, each as a function of what it shows. A contract with readers.

Nothing else in the project writes an address out; an address once published is never reused.
"""

from urllib.parse import urlencode

FEED_FORMATS = ("rss", "atom", "json")


def home() -> str:
    """Who is held today, the newest arrests, the newest updates."""
    return "/"


def cases(after: str | None = None) -> str:
    """All cases, newest first; `after` is the key of the last row of the page before."""
    return _with_query("/cases", after=after)


def case(slug: str) -> str:
    """One case."""
    return f"/cases/{slug}"


def case_history(slug: str) -> str:
    """The revisions of a case, with differences."""
    return f"/cases/{slug}/history"


def case_at(slug: str, revision: int) -> str:
    """A case as one revision published it."""
    return f"/cases/{slug}/at/{revision}"


def fact(slug: str, fact_id: str, lang: str | None = None) -> str:
    """One entry of a case; the anchor is stable. `lang` only where it is not the site's first."""
    return f"{_with_query(case(slug), lang=lang)}#{fact_id}"


def people(after: str | None = None) -> str:
    """Everybody who is the subject of a case, by name."""
    return _with_query("/people", after=after)


def person(slug: str) -> str:
    """A person, organisation or site that is the subject of a case."""
    return f"/people/{slug}"


def law() -> str:
    """All provisions."""
    return "/law"


def provision(slug: str) -> str:
    """One provision, such as `/law/cao-388-1`."""
    return f"/law/{slug}"


def timeline(after: str | None = None) -> str:
    """Everything dated, newest first."""
    return _with_query("/timeline", after=after)


def tallies() -> str:
    """Reported counts without names."""
    return "/tallies"


def tally(slug: str) -> str:
    """One tally on the page of tallies."""
    return f"/tallies#{slug}"


def text(name: str) -> str:
    """A page of text: about, methodology, safety, cite."""
    return f"/{name}"


def arrest_feed(
    form: str, tie: str | None = None, after: str | None = None, lang: str | None = None
) -> str:
    """Arrests tied to posts, in one of FEED_FORMATS; `after` is the key of an item."""
    return _with_query(f"/feed.{form}", tie=tie, after=after, lang=lang)


def schema(kind: str) -> str:
    """The JSON Schema of a kind of document, such as `case/1`."""
    return f"/schema/{kind.replace('/', '-')}.json"


def static(name: str) -> str:
    """A file of the look."""
    return f"/static/{name}"


def _with_query(path: str, **parameters: str | None) -> str:
    given = {name: value for name, value in parameters.items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path
