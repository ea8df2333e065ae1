"""The numbered list of sources at the foot of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.document.facts import Source
from app.document.values import Date
from app.pages.showing import Ref, Showing
from app.web.language import gettext
from app.web.language import marked as _n


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: its number and anchor, what it is in words, and where it can be read."""

    ref: Ref
    words: str
    url: str
    host: str
    archive: str
    lang: str


def case_sources(showing: Showing) -> tuple[SourceLine, ...]:
    """The sources of a case, worded once in each language and kept with it."""
    asked = ("sources", showing.locale)
    if asked not in showing.case.kept:
        showing.case.kept[asked] = source_lines(showing.case.sources, showing.locale)
    found: tuple[SourceLine, ...] = showing.case.kept[asked]
    return found


def source_lines(sources: Sequence[Source], locale: str) -> tuple[SourceLine, ...]:
    """The sources of a document as a numbered list."""
    numbers = {each.id: number for number, each in enumerate(sources, start=1)}
    return tuple(
        SourceLine(
            ref=Ref(numbers[each.id], f"s-{each.id}"),
            words=_words(each, numbers, locale),
            url=each.url or "",
            host=_host(each.url or ""),
            archive=each.archive or "",
            lang=each.lang or "",
        )
        for each in sources
    )


def _words(source: Source, numbers: dict[str, int], locale: str) -> str:
    said = [source.outlet, source.author or "", f"“{source.title}”" if source.title else ""]
    said += [source.reference or "", *_days(source, locale)]
    if source.via:
        said.append(gettext("cited by %(number)s", number=numbers[source.via]))
    if not source.url and not source.reference:
        said.append(gettext("no address recorded"))
    return ", ".join(each for each in said if each) + "."


def _days(source: Source, locale: str) -> list[str]:
    days: tuple[tuple[str, Date | None], ...] = (
        (_n("published %(day)s"), source.published),
        (_n("marked as updated %(day)s"), source.updated),
        (_n("read %(day)s"), source.retrieved),
    )
    return [gettext(words, day=day.shown(locale)) for words, day in days if day]


def _host(url: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    path = parts.path.rstrip("/")
    return host + (path if len(path) <= len(host) else "/…" if path else "")
