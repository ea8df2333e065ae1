"""Reported counts of people without names. They stand apart and are never added to cases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app import addresses, citations
from app.document.claim_checks import said_value
from app.document.claimed import Claim
from app.document.others import Tally, TallyCharge
from app.document.values import Count, CountRange, Date
from app.pages import sentences
from app.pages.code_names import article_named
from app.pages.fields import field_name
from app.pages.showing import Phrase, Ref, in_language
from app.pages.source_lines import SourceLine, source_lines
from app.pages.spelled import listed
from app.pages.words import word
from app.record.queries.titles import Title
from app.web.language import gettext

_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class CountLine:
    """One line of a count: what happened to how many, as the source says it."""

    what: Phrase
    count: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead; without an address they are only words."""

    text: str
    href: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class OtherClaim:
    """What another page says of the same count."""

    says: tuple[Phrase, ...]
    speaker: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TallyView:
    """One reported count with everything that is said of it."""

    anchor: str
    title: Phrase
    period: str
    reported: str
    speaker: str
    total: str
    rows: tuple[CountLine, ...]
    platforms: str
    cluster: str
    charges: tuple[Link, ...]
    overlaps: tuple[Link, ...]
    text: Phrase | None
    note: Phrase | None
    claims: tuple[OtherClaim, ...]
    preferred: Phrase | None
    refs: tuple[Ref, ...]
    sources: tuple[SourceLine, ...]


def tally_views(
    tallies: Iterable[Tally], titles: Mapping[str, Title], locale: str
) -> tuple[TallyView, ...]:
    """The counts in the order given; `titles` are those of the cases they overlap with."""
    return tuple(_view(each, titles, locale) for each in tallies)


def count_words(count: Count | None, locale: str) -> str:
    """A reported number. A bare "more than one" is what a source says with the word several."""
    if count is None:
        return gettext("not given")
    if isinstance(count, CountRange) and (count.min, count.max, count.about) == (
        _SEVERAL,
        None,
        None,
    ):
        return gettext("several")
    return sentences.count(count, locale)


def _view(tally: Tally, titles: Mapping[str, Title], locale: str) -> TallyView:
    return TallyView(
        anchor=tally.slug,
        title=in_language(tally.title, locale, tally.lang) or Phrase(tally.slug),
        period=_day(tally.period, locale),
        reported=_day(tally.reported, locale),
        speaker=_speaker(tally),
        total=count_words(tally.total, locale),
        rows=tuple(
            _row(tally, each.kind, each.label, each.count, locale) for each in tally.breakdown
        ),
        platforms=_listed((word(each) for each in tally.platforms), locale),
        cluster=tally.cluster or "",
        charges=tuple(_charge(each, locale) for each in tally.charges),
        overlaps=tuple(_overlaps(tally, titles, locale)),
        text=in_language(tally.text, locale, tally.lang),
        note=in_language(tally.note, locale, tally.lang),
        claims=tuple(_claim(tally, each, locale) for each in tally.claims),
        preferred=in_language(tally.preferred_because, locale, tally.lang),
        refs=_refs(tally, tally.source),
        sources=_sources(tally, locale),
    )


def _speaker(tally: Tally) -> str:
    kinds = [word(each) for each in tally.said_by]
    said = [tally.speaker or "", *(kinds if not tally.speaker else ())]
    if tally.hedge:
        said.append(gettext("said with the word “%(hedge)s”", hedge=tally.hedge))
    return ", ".join(each for each in said if each)


def _row(tally: Tally, kind: str, label: str | None, count: Count | None, locale: str) -> CountLine:
    what, lang = Phrase(sentences.capital(word(kind))), "" if tally.lang == locale else tally.lang
    if label and kind == "other":
        what = Phrase(sentences.capital(label, lang), lang)
    elif label:
        what = Phrase(gettext("%(kind)s: %(label)s", kind=what.text, label=label))
    return CountLine(what, count_words(count, locale))


def _charge(charge: TallyCharge, locale: str) -> Link:
    if charge.provision is None:
        return Link(charge.label or charge.citation or "", "")
    cited = citations.parse_key(charge.provision)
    return Link(article_named(charge.provision, locale), addresses.provision(cited.slug))


def _overlaps(tally: Tally, titles: Mapping[str, Title], locale: str) -> Iterable[Link]:
    for slug in dict.fromkeys((*tally.overlaps, *([tally.case] if tally.case else []))):
        known = titles.get(slug)
        title = in_language(known.text, locale, known.lang) if known else None
        if title:
            yield Link(title.text, addresses.case(slug), title.lang)


def _claim(tally: Tally, claim: Claim, locale: str) -> OtherClaim:
    said = [
        Phrase(
            gettext(
                "%(field)s: %(value)s",
                field=sentences.capital(field_name(name)),
                value=_value(said_value(Tally, name, value), locale),
            )
        )
        for name, value in claim.says.items()
    ]
    text = in_language(claim.text, locale, tally.lang)
    said += [text] if text else []
    outlets = [each.outlet for each in tally.sources if each.id in claim.source]
    return OtherClaim(tuple(said), _listed(outlets, locale), _refs(tally, claim.source))


def _value(value: Any, locale: str) -> str:
    if isinstance(value, Date):
        return value.shown(locale)
    if isinstance(value, int | CountRange):
        return count_words(value, locale)
    return str(value)


def _refs(tally: Tally, wanted: Sequence[str]) -> tuple[Ref, ...]:
    numbered = enumerate(tally.sources, start=1)
    return tuple(
        Ref(number, f"{tally.slug}-{each.id}") for number, each in numbered if each.id in wanted
    )


def _sources(tally: Tally, locale: str) -> tuple[SourceLine, ...]:
    """The tally's own sources; several tallies stand on one page, so anchors carry its slug."""
    lines = source_lines(tally.sources, locale)
    return tuple(
        replace(line, ref=Ref(line.ref.number, f"{tally.slug}-{source.id}"))
        for line, source in zip(lines, tally.sources, strict=True)
    )


def _day(day: Date | None, locale: str) -> str:
    return day.shown(locale) if day else ""


def _listed(items: Iterable[str], locale: str) -> str:
    return listed(tuple(items), locale)
