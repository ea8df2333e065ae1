"""What programs read: the API, the schemas, the files to take away, the list of all pages."""

from collections.abc import Sequence

from app.addresses.writing import address, several

API = "/api/v1"
_TAKEN = (".rss", ".atom", ".json", ".ics", ".csv", ".xlsx", ".ndjson", ".sqlite", ".zip")
_API_LISTS = {"case": "cases", "person": "people", "provision": "law", "tally": "tallies"}


def data(name: str = "") -> str:
    """The page of the files that readers take away, or one of them, which has no language."""
    return f"/data/{name}" if name else address("/data")


def codebook(table: str = "") -> str:
    """The codebook of these files, or its page on one table."""
    return address(f"/data/codebook/{table}" if table else "/data/codebook")


def sitemap(part: int | None = None) -> str:
    """The list of all pages for search engines, or one part of it; the first part is 1."""
    return "/sitemap.xml" if part is None else f"/sitemap-{part}.xml"


def schema(kind: str) -> str:
    """The JSON Schema of a kind of document, such as `case/1`."""
    return f"/schema/{kind.replace('/', '-')}.json"


def api() -> str:
    """What the API is, for people."""
    return address("/api")


def api_description() -> str:
    """The API as OpenAPI describes it."""
    return address(f"{API}/openapi.json")


def api_list(kind: str, asked: Sequence[tuple[str, str]] = (), after: str | None = None) -> str:
    """A list of the API: of a kind of document, or `changes`; `asked` may repeat a name."""
    return address(f"{API}/{_API_LISTS.get(kind, kind)}", asked=several(asked), after=after)


def api_document(kind: str, slug: str) -> str:
    """A document of the API by the kind of it: case, person, provision, tally."""
    return address(f"{API}/{_API_LISTS.get(kind, kind)}/{slug}")


def api_revision(slug: str, revision: int) -> str:
    """A case as one revision published it."""
    return address(f"{API}/cases/{slug}/at/{revision}")


def api_revisions(slug: str) -> str:
    """Every revision of a case."""
    return address(f"{API}/cases/{slug}/revisions")


def for_machines(path: str) -> bool:
    """Whether a path is of the API, whose errors are told to machines."""
    return path.startswith(f"{API}/") or path == API


def for_any_page(path: str) -> bool:
    """Whether pages of other sites may read it: the API, feeds, calendars, what is taken away."""
    return for_machines(path) or (path.endswith(_TAKEN) and not path.startswith("/desk"))
