"""What each version of an article allows, in words: the table under the picture of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import dates
from app.document.others import AllowedPenalty, Provision, Version
from app.document.values import Amount
from app.pages.showing import Phrase, Ref, in_language
from app.pages.spelled import bare_sum, money
from app.pages.words import word
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class PenaltyLine:
    """One penalty: for whom and what, which, and its sources."""

    whom: str
    says: str
    note: Phrase | None
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """The article between two dates: since when, until when, changed by what, allowing what."""

    since: str
    until: str
    changed_by: str
    text: Phrase | None
    note: Phrase | None
    penalties: tuple[PenaltyLine, ...]
    refs: tuple[Ref, ...]


def version_lines(provision: Provision, locale: str) -> tuple[VersionLine, ...]:
    """The versions of an article, the latest first."""
    return tuple(_version(provision, each, locale) for each in reversed(provision.versions))


def whom(penalty: AllowedPenalty, locale: str, lang: str) -> str:
    """For whom and what a penalty is: the part, the kind of offender, the act."""
    act = in_language(penalty.act, locale, lang)
    part = gettext("part %(number)s", number=penalty.part) if penalty.part else ""
    said = [part, offender(penalty.who or ""), act.text if act else ""]
    return ", ".join(each for each in said if each)


def offender(who: str) -> str:
    """The kind of offender in a reader's words; another one keeps the law's own."""
    return {
        "individual": gettext("a person"),
        "official": gettext("an official"),
        "legal person": gettext("an organisation"),
        "provider: official": gettext("an official of a provider"),
        "provider: legal person": gettext("a provider"),
    }.get(who, who)


def penalty_words(penalty: AllowedPenalty, locale: str) -> str:
    """What is allowed: which penalty, from where to where."""
    kind = word(penalty.kind)
    least, most = _span(penalty.min, penalty.max, locale)
    if least and most:
        return gettext("%(kind)s, %(least)s to %(most)s", kind=kind, least=least, most=most)
    if most:
        return gettext("%(kind)s, up to %(most)s", kind=kind, most=most)
    if least:
        return gettext("%(kind)s, from %(least)s", kind=kind, least=least)
    return gettext("%(kind)s, how much is not known", kind=kind)


def prosecution_words(brought: str) -> str:
    """Who brings a charge under an article."""
    return {
        "public": gettext("brought by the state"),
        "private": gettext("brought by the one who feels wronged"),
    }[brought]


def _span(least: Amount | None, most: Amount | None, locale: str) -> tuple[str, str]:
    """Both ends in words; of two sums in one currency the second alone names it."""
    shown = tuple(amount(each, locale) if each else "" for each in (least, most))
    if least and most and " " in least and least.partition(" ")[2] == most.partition(" ")[2]:
        return bare_sum(least, locale), shown[1]
    return shown[0], shown[1]


def amount(value: Amount, locale: str) -> str:
    """Money or a term in words."""
    if value.startswith("P"):
        return dates.Term.parse(value).display(locale)
    return money(value, locale)


def _version(provision: Provision, version: Version, locale: str) -> VersionLine:
    lang = provision.lang
    own = version.source or provision.source
    return VersionLine(
        since=version.since.shown(locale) if version.since else "",
        until=version.until.shown(locale) if version.until else "",
        changed_by=version.changed_by or "",
        text=in_language(version.text, locale, lang),
        note=in_language(version.note, locale, lang),
        penalties=tuple(
            PenaltyLine(
                whom(each, locale, lang),
                penalty_words(each, locale),
                in_language(each.note, locale, lang),
                refs(provision, each.source or own),
            )
            for each in version.penalties
        ),
        refs=refs(provision, own),
    )


def refs(provision: Provision, wanted: Sequence[str]) -> tuple[Ref, ...]:
    """The numbered sources of a fact about an article."""
    numbered = enumerate(provision.sources, start=1)
    return tuple(Ref(number, f"s-{each.id}") for number, each in numbered if each.id in wanted)
