"""Who is charged under an article: as rows, by year, and how often it is the pretext."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from babel.numbers import format_percent

from app.citations import parse_key
from app.document.case import Case
from app.pages.case_lines import CaseRow, case_rows
from app.pages.pictures.months import DrawnMonths, Taken, draw_months
from app.record.answers import CaseLine, ChargeLine
from app.record.queries.law import Uses, YearCount
from app.web.language import gettext, ngettext


def charged_rows(
    key: str, lines: tuple[CaseLine, ...], cases: Mapping[str, Case], locale: str, as_of: date
) -> tuple[CaseRow, ...]:
    """The cases charged under an article, each with how the article and its part are cited."""
    rows = zip(lines, case_rows(lines, cases, locale, as_of), strict=True)
    return tuple(replace(row, about=_cited(key, line.charges)) for line, row in rows)


def years_of(counts: Iterable[YearCount], locale: str) -> DrawnMonths | None:
    """The picture of cases by the year they began; None where there is none."""
    cases = [
        Taken(date(int(each.year), 1, 1) if each.year else None, each.basis, each.cases)
        for each in counts
    ]
    return draw_months(cases, locale, "year") if cases else None


def charged_words(uses: Uses) -> str:
    """In how many cases people are charged under an article, on one line."""
    if not uses.cases:
        return gettext("No case here names this article for a charge.")
    return ngettext(
        "People are charged under it in %(num)s case here.",
        "People are charged under it in %(num)s cases here.",
        uses.cases,
    )


def share_of(uses: Uses, locale: str) -> str:
    """The part of the known units without a charge for the words, in per cent; "" for none."""
    if not uses.known:
        return ""
    return str(format_percent(uses.without / uses.known, locale=locale))


def within(key: str | None, article: str) -> bool:
    """Whether a provision's key is an article or a part of it; 388-1 is not a part of 388."""
    return key is not None and parse_key(key).within(parse_key(article))


def _cited(key: str, charges: Iterable[ChargeLine]) -> str:
    """How a case cites the article, and what we read, each once."""
    found = dict.fromkeys(
        (each.citation or "", (each.provision or "").partition(":")[2])
        for each in charges
        if within(each.provision, key)
    )
    return "; ".join(
        gettext("cited as “%(citation)s”, read as %(number)s", citation=citation, number=number)
        for citation, number in found
    )
