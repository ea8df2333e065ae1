"""The ready charts in one language: the picture, what it counts, its table, and where it leads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app import addresses
from app.pages.facet_words import label
from app.pages.figures.chart_words import (
    basis_words,
    chart_says,
    each_block,
    more_articles,
    span_words,
)
from app.pages.figures.words import chart_title, share_words, standing
from app.pages.pictures.months import BASES, Basis, DrawnMonths, Taken, draw_months
from app.pages.pictures.multiples import HEIGHT, DrawnSmall, Small, draw_multiples
from app.pages.pictures.spans import DrawnSpan, Span, draw_spans, in_blocks
from app.pages.showing import Phrase, in_language
from app.record.answers import ProvisionLine
from app.record.figures.charts import CHARTS, ChartName, Charts, shares
from app.record.filters import Filter, provision_value
from app.record.lengths import LENGTHS, LONGER, RANGE, UNKNOWN, WAITS

SMALLS: Final = 6


@dataclass(frozen=True, slots=True)
class ChartRead:
    """What the charts are made of: their numbers, the question, and the published articles."""

    charts: Charts
    asked: Filter
    articles: Sequence[ProvisionLine] = ()


@dataclass(frozen=True, slots=True)
class SmallView:
    """One article: its number in its code, its title, its own page if it has one, its picture."""

    name: str
    title: Phrase | None
    href: str
    number: int
    drawn: DrawnSmall | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart's table; `year` where lines of one name differ by it ("" for no date)."""

    name: str
    numbers: tuple[int, ...]
    year: str | None = None
    of_name: int = 1
    """How many lines of one name follow from this one on; 0 where it is not the first of them."""


@dataclass(frozen=True, slots=True)
class ChartView:
    """One chart. `says` is what is counted, as of when, and what is not known.

    Exactly one of the pictures is there, or none where there is nothing to count. With `by_basis`
    its table has a column for each basis.
    """

    name: ChartName
    title: str
    href: str
    csv: str
    embed: str
    says: tuple[str, ...]
    total: int
    lines: tuple[Line, ...]
    by_basis: bool
    months: DrawnMonths | None = None
    spans: tuple[DrawnSpan, ...] = ()
    smalls: tuple[SmallView, ...] = ()
    height: int = HEIGHT


def chart_views(read: ChartRead, locale: str) -> tuple[ChartView, ...]:
    """All ready charts."""
    return tuple(chart_view(read, name, locale) for name in CHARTS)


def chart_view(read: ChartRead, name: ChartName, locale: str) -> ChartView:
    """One of the ready charts."""
    made = _Made(read, name, locale)
    if name in ("taken", "basis"):
        return made.by_time()
    if name == "articles":
        return made.by_article()
    return made.by_length()


@dataclass(frozen=True, slots=True)
class _Made:
    """What all kinds of charts share."""

    read: ChartRead
    name: ChartName
    locale: str

    def by_time(self) -> ChartView:
        """A column for each month or year."""
        found = self._found()
        taken = [
            Taken(_first_day(when), _basis(basis), number)
            for (when, basis), number in sorted(found.items())
        ]
        step = "month" if self.name == "taken" else "year"
        months = draw_months(taken, self.locale, step) if taken else None  # type: ignore[arg-type]
        lines = [Line(words, numbers) for words, numbers in months.table] if months else []
        said = [each_block(blocks=bool(months and months.blocks))]
        if self.name == "basis":
            said.append(share_words(shares(found), self.locale))
        elif months:
            said.append(basis_words(months.counts, self.locale))
        return self._view([*self._counted(), *said], lines, by_basis=True, months=months)

    def by_article(self) -> ChartView:
        """A small picture for each of the articles that are charged most."""
        by_article = _by_article(self._found())
        listed = {provision_value(each.key): each for each in self.read.articles}
        chosen = _most_charged(by_article, listed)
        drawn = draw_multiples(
            [Small(each, _by_year(by_article[each])) for each in chosen[:SMALLS]], self.locale
        )
        smalls = [
            self._small(each, by_article[each], listed.get(each), picture)
            for each, picture in zip(chosen, drawn, strict=False)
        ]
        lines = [
            line
            for each in chosen
            for line in _years_of(label("provision", each, self.locale), by_article[each])
        ]
        said = (*self._counted(), more_articles(len(chosen) - len(smalls)))
        return self._view(said, lines, by_basis=True, smalls=tuple(smalls))

    def by_length(self) -> ChartView:
        """A bar for each span of lengths; those that are not known last."""
        found = {first: number for (first, _), number in self._found().items()}
        ends = LENGTHS if self.name == "days" else WAITS
        names = [*map(str, ends), LONGER, RANGE, UNKNOWN]
        spans = [
            Span(
                span_words(each, ends, self.name, self.locale),
                found.get(each, 0),
                "unknown" if each in (RANGE, UNKNOWN) else "held",
            )
            for each in names
        ]
        lines = [Line(each.words, (each.number,)) for each in spans]
        drawn = draw_spans(spans, self.locale) if found else ()
        blocks = each_block(blocks=bool(drawn) and in_blocks(spans))
        return self._view([*self._counted(), blocks], lines, by_basis=False, spans=drawn)

    def _found(self) -> dict[tuple[str, str], int]:
        return self.read.charts.of(self.name)

    def _small(
        self,
        article: str,
        found: Mapping[tuple[str, str], int],
        line: ProvisionLine | None,
        drawn: DrawnSmall,
    ) -> SmallView:
        return SmallView(
            name=label("provision", article, self.locale),
            title=in_language(line.title, self.locale, line.lang) if line else None,
            href=addresses.provision(line.slug) if line else "",
            number=sum(found.values()),
            drawn=drawn,
        )

    def _counted(self) -> list[str]:
        asked = self.read.asked
        day = standing(self.read.charts.found.day, asked.known_on, self.locale)
        return [*chart_says(self.name, self._found()), day]

    def _view(
        self,
        says: Iterable[str],
        lines: Iterable[Line],
        *,
        by_basis: bool,
        months: DrawnMonths | None = None,
        spans: tuple[DrawnSpan, ...] = (),
        smalls: tuple[SmallView, ...] = (),
    ) -> ChartView:
        asked = self.read.asked.parameters()
        return ChartView(
            self.name,
            chart_title(self.name),
            addresses.chart(self.name, asked),
            addresses.chart_csv(self.name, asked),
            addresses.chart_embed(self.name, asked),
            says=tuple(each for each in says if each),
            total=sum(self._found().values()),
            lines=tuple(lines),
            by_basis=by_basis,
            months=months,
            spans=spans,
            smalls=smalls,
        )


def _first_day(when: str) -> date | None:
    """The first day of a month or of a year; None for neither."""
    if not when:
        return None
    year, _, month = when.partition("-")
    return date(int(year), int(month or 1), 1)


def _basis(word: str) -> Basis:
    return next((each for each in BASES if each == word), "unknown")


def _by_article(found: Mapping[tuple[str, str], int]) -> dict[str, dict[tuple[str, str], int]]:
    """The numbers of each article by year and basis."""
    made: dict[str, dict[tuple[str, str], int]] = {}
    for (article, key), number in found.items():
        year, _, basis = key.partition("/")
        made.setdefault(article, {})[year, basis] = number
    return made


def _by_year(found: Mapping[tuple[str, str], int]) -> dict[tuple[int, Basis], int]:
    return {(int(year), _basis(basis)): number for (year, basis), number in found.items() if year}


def _years_of(name: str, found: Mapping[tuple[str, str], int]) -> Iterator[Line]:
    """The lines of one article, the earliest year first, those without a date last."""
    years = sorted({year for year, _ in found}, key=lambda each: (not each, each))
    for place, year in enumerate(years):
        numbers = tuple(found.get((year, basis), 0) for basis in BASES)
        yield Line(name, numbers, year, of_name=0 if place else len(years))


def _most_charged(
    by_article: Mapping[str, Mapping[tuple[str, str], int]], listed: Mapping[str, ProvisionLine]
) -> list[str]:
    """Whole articles, those charged most first.

    A part stands for its article where that has no page, and the part has all of its charges.
    """
    totals = {article: sum(found.values()) for article, found in by_article.items()}
    whole = [each for each in totals if each.rpartition(".")[0] not in totals]
    chosen = []
    for article in whole:
        parts = (each for each in totals if each.startswith(f"{article}.") and each in listed)
        alike = (each for each in parts if totals[each] == totals[article])
        chosen.append(article if article in listed else next(alike, article))
    return sorted(chosen, key=lambda each: (-totals[each], each))
