"""The law: the list of articles, and the page of one with its versions, uses and spellings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from app import addresses, citations
from app.document.case import Case
from app.document.others import LawFact, Provision, Tally
from app.pages.case_lines import CaseRow
from app.pages.code_names import article_named, code_title, country_named, own_spellings
from app.pages.law_penalties import VersionLine, prosecution_words, refs, version_lines
from app.pages.law_strip import law_strip
from app.pages.law_uses import charged_rows, share_of, years_of
from app.pages.markdown import rendered
from app.pages.pictures.law import Law
from app.pages.pictures.months import DrawnMonths
from app.pages.sentences import capital
from app.pages.showing import Phrase, Ref, in_language
from app.pages.source_lines import SourceLine, source_lines
from app.pages.words import word
from app.record.answers import CaseLine, ProvisionLine
from app.record.queries.law import Charged, Uses
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in the list of its code."""

    href: str
    path: str
    title: Phrase
    cases: int


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """A code and its published articles."""

    code: str
    title: str
    articles: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """The codes of a country; `name` is empty where there is no other to tell it from."""

    name: str
    codes: tuple[CodeGroup, ...]


@dataclass(frozen=True, slots=True)
class LawFactLine:
    """A sourced sentence about the article."""

    anchor: str
    day: str
    says: Phrase | None
    speaker: str
    note: Phrase | None
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class CitedTally:
    """A reported count that names the article."""

    href: str
    title: Phrase


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """Everything the page of an article prints."""

    provision: Provision
    code: str
    country: str
    title: Phrase
    explanation: Markup
    explanation_lang: str
    basis: str
    since: str
    changed: str
    prosecution: str
    prohibits: tuple[tuple[str, str], ...]
    succeeds: tuple[tuple[str, str], ...]
    successors: tuple[tuple[str, str], ...]
    strip: Law | None
    versions: tuple[VersionLine, ...]
    facts: tuple[LawFactLine, ...]
    uses: Uses
    share: str
    years: DrawnMonths | None
    cases: tuple[CaseRow, ...]
    spellings: tuple[citations.Spelling, ...]
    tallies: tuple[CitedTally, ...]
    note: Phrase | None
    sources: tuple[SourceLine, ...]


def law_by_country(
    lines: Iterable[ProvisionLine], named: Mapping[str, Provision], locale: str
) -> tuple[CountryGroup, ...]:
    """The articles by country, by the names of the countries, and by code as the lines stand.

    `named` has an article of each code that is known from its articles alone. Codes of which
    nobody says the country stand last.
    """
    found: dict[str, list[CodeGroup]] = defaultdict(list)
    for code, group in groupby(lines, key=lambda line: line.code):
        country = country_named(_country(code, named.get(code)), locale)
        found[country].append(_group(code, named.get(code), group, locale))
    if len(found) == 1:
        return tuple(CountryGroup("", tuple(codes)) for codes in found.values())
    return tuple(
        CountryGroup(country or gettext("Country not said"), tuple(found[country]))
        for country in sorted(found, key=lambda each: (not each, each))
    )


@dataclass(frozen=True, slots=True)
class ProvisionRead:
    """What the page of an article is made of, all read from one state of the record.

    `lines` are some of the cases charged under it, `cases` their documents by opaque id. `beside`
    are the slugs of the articles it names, by key: of those that have a page.
    """

    provision: Provision
    lines: tuple[CaseLine, ...]
    cases: Mapping[str, Case]
    charged: Charged
    tallies: tuple[Tally, ...]
    beside: Mapping[str, str]
    successors: tuple[Provision, ...]


def provision_view(read: ProvisionRead, locale: str, as_of: date) -> ProvisionView:
    """The page of an article in one language on one day."""
    provision = read.provision
    explanation = in_language(provision.explanation, locale, provision.lang)
    latest = provision.versions[-1] if provision.versions else None
    title = in_language(provision.title, locale, provision.lang) or Phrase(provision.path)
    # A mark for each charge is read while there are few; of more, the years tell.
    marked = read.cases.values() if len(read.lines) == read.charged.uses.cases else ()
    return ProvisionView(
        provision=provision,
        code=code_title(provision.code, provision, locale),
        country=country_named(provision.country, locale),
        title=Phrase(capital(title.text), title.lang),
        explanation=rendered(explanation.text) if explanation else Markup(),
        explanation_lang=explanation.lang if explanation else "",
        basis=(latest.basis or "") if latest else "",
        since=_since(provision, locale),
        changed=_changed(provision, locale),
        prosecution=prosecution_words(provision.prosecution) if provision.prosecution else "",
        prohibits=tuple(_linked(key, locale, read.beside) for key in provision.prohibits),
        succeeds=tuple(_linked(key, locale, read.beside) for key in provision.succeeds),
        successors=tuple(
            _linked(each.key, locale, {each.key: each.slug}) for each in read.successors
        ),
        strip=law_strip(provision, marked, locale, as_of),
        versions=version_lines(provision, locale),
        facts=tuple(_fact(provision, each, locale) for each in provision.facts),
        uses=read.charged.uses,
        share=share_of(read.charged.uses, locale),
        years=years_of(read.charged.years, locale),
        cases=charged_rows(provision.key, read.lines, read.cases, locale, as_of),
        spellings=own_spellings(provision),
        tallies=tuple(_tally(each, locale) for each in read.tallies),
        note=in_language(provision.note, locale, provision.lang),
        sources=source_lines(provision.sources, locale),
    )


def _group(
    code: str, article: Provision | None, lines: Iterable[ProvisionLine], locale: str
) -> CodeGroup:
    articles = tuple(_article(each, locale) for each in lines)
    return CodeGroup(code, code_title(code, article, locale), articles)


def _country(code: str, article: Provision | None) -> str | None:
    """Whose code it is: by our own table, else as an article of it says."""
    return citations.country_of(code) or (article.country if article else None)


def _article(line: ProvisionLine, locale: str) -> ArticleLine:
    title = in_language(line.title, locale, line.lang) or Phrase("")
    named = Phrase(capital(title.text), title.lang)
    return ArticleLine(addresses.provision(line.slug), line.path, named, line.cases)


def _since(provision: Provision, locale: str) -> str:
    first = provision.versions[0].since if provision.versions else None
    return first.shown(locale) if first else ""


def _changed(provision: Provision, locale: str) -> str:
    changes = [each for each in provision.versions[1:] if each.since]
    if not changes or not changes[-1].since:
        return ""
    said = [changes[-1].since.shown(locale), changes[-1].changed_by or ""]
    return ", ".join(each for each in said if each)


def _linked(key: str, locale: str, slugs: Mapping[str, str]) -> tuple[str, str]:
    """Another article in words, and its page where it has one."""
    href = addresses.provision(slugs[key]) if key in slugs else ""
    return article_named(key, locale), href


def _fact(provision: Provision, fact: LawFact, locale: str) -> LawFactLine:
    return LawFactLine(
        anchor=fact.id or "",
        day=fact.date.shown(locale) if fact.date else "",
        says=in_language(fact.text, locale, provision.lang),
        speaker=", ".join(_speaker(each) for each in fact.said_by),
        note=in_language(fact.note, locale, provision.lang),
        refs=refs(provision, fact.source or provision.source),
    )


def _speaker(said_by: str) -> str:
    try:
        return word(said_by)
    except KeyError:
        return said_by


def _tally(tally: Tally, locale: str) -> CitedTally:
    title = in_language(tally.title, locale, tally.lang) or Phrase(tally.slug)
    return CitedTally(addresses.tally(tally.slug), title)
