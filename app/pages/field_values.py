"""The value of any field of a document as a reader reads it: names, days, articles, never keys.

What a value is follows from its field's name, as in `fields`. An id is told by the fact it names.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from babel import Locale, UnknownLocaleError

from app import addresses
from app.document import facts
from app.document.checks import REFERENCES
from app.document.claim_checks import said_value
from app.document.claimed import Capture, Claim, Claimed, Fate, Quote
from app.document.others import AllowedPenalty
from app.document.values import CountRange, Date, Model
from app.document.vocabulary import SPEAKERS
from app.pages import sentences
from app.pages.code_names import article_named, country_named
from app.pages.fields import field_name
from app.pages.law_penalties import penalty_words, prosecution_words, whom
from app.pages.showing import Phrase, Showing, in_language
from app.pages.words import fate_word, word
from app.record.queries.titles import Title
from app.web.language import gettext

# Closed words whose fields are not among those that claims speak of.
_WORDS: Final = frozenset({"outlet_kind", "owner_certainty", "year"})
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words, with its language where it is another, and the page it leads to."""

    text: str
    lang: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A case to tell values of; `titles` are those of other cases, by their slugs of today."""

    showing: Showing
    titles: Mapping[str, Title]


def field_values(told: Told, part: Model, name: str) -> tuple[Value, ...]:
    """What a part of a case has in one of its fields; nothing where that is absent."""
    if name == "claims":
        return tuple(_claim(told, type(part), each) for each in getattr(part, name))
    return values(told, name, getattr(part, name))


def values(told: Told, name: str, value: Any) -> tuple[Value, ...]:
    """The value of a field of this name; none where the field is absent."""
    if value is None or value in ((), {}):
        return ()
    if isinstance(value, tuple):
        return tuple(each for item in value for each in values(told, name, item))
    return tuple(_values(told, name, value))


def fact_named(told: Told, fact: Claimed) -> Value:
    """What a fact is called where another one names it: a party by name, others by their kind."""
    showing = told.showing
    if isinstance(fact, facts.Party):
        name = showing.name_of(fact)
        return Value(name.text, href=name.href)
    call = _CALLED.get(type(fact))
    said = call(showing, fact) if call else _cut(showing.phrase(fact.text))
    days = (getattr(fact, name, None) for name in _DAYS)
    day = next((showing.day(each) for each in days if each), "")
    return Value(f"{said.text}, {day}", said.lang) if said.text and day else said


def _charge(showing: Showing, fact: facts.Charge) -> Value:
    label = fact.label or fact.citation
    return Value(label, showing.foreign) if label else Value(gettext("a charge that is not known"))


def _post(showing: Showing, fact: facts.Post) -> Value:
    gist = _cut(showing.phrase(fact.gist))
    return gist if gist.text else Value(sentences.post_heading(fact))


def _account(showing: Showing, fact: facts.Account) -> Value:
    return Value(fact.name or fact.handle or showing.words(fact.platform))


def _by_kind(_: Showing, fact: Any) -> Value:
    return Value(word(fact.kind))


_CALLED: Final[dict[type[Claimed], Callable[[Showing, Any], Value]]] = {
    facts.Proceeding: _by_kind,
    facts.Account: _account,
    facts.Post: _post,
    facts.Tie: lambda _, tie: Value(word(tie.level)),
    facts.Charge: _charge,
    facts.Detention: _by_kind,
    facts.Measure: _by_kind,
    facts.Decision: lambda _, decision: Value(sentences.court(decision)),
    facts.Hearing: lambda _, hearing: Value(hearing.court or gettext("Hearing")),
    facts.Event: _by_kind,
    facts.Update: _by_kind,
}
_DAYS: Final = ("taken", "happened", "published", "date")


def _values(told: Told, name: str, value: Any) -> Iterator[Value]:
    showing = told.showing
    if name in REFERENCES or name in ("said_by", "brought_by"):
        yield _named(told, name, str(value)) if isinstance(value, str) else _date(told, value)
    elif isinstance(value, Date):
        yield _date(told, value)
    elif isinstance(value, dict):
        for lang, text in value.items():
            yield Value(text, "" if lang == showing.locale else lang)
    elif isinstance(value, int | CountRange) and not isinstance(value, bool):
        yield Value(sentences.count(value, showing.locale))
    elif isinstance(value, Model):
        yield from _parts(told, value)
    else:
        yield _plain(told, name, value)


def _plain(told: Told, name: str, value: Any) -> Value:
    showing = told.showing
    if name in _TOLD_APART:
        return _TOLD_APART[name](told, str(value))
    if name in _WORDS:
        return Value(word(str(value)))
    said = sentences.value_shown(showing, name, value)
    # What is not one of our words is the source's, in the language of the case.
    return Value(said, showing.foreign if said == value else "")


def _named(told: Told, name: str, wanted: str) -> Value:
    if name in ("said_by", "brought_by", "author") and wanted in (*SPEAKERS, "unknown"):
        return Value(word(wanted))
    every = told.showing.case.every_fact()
    fact = next((each for _, _, each in every if each.id == wanted), None)
    return fact_named(told, fact) if fact else Value(wanted)


def _date(told: Told, day: Date) -> Value:
    said = [told.showing.day(day)]
    said += [day.time] if day.time else []
    said += [gettext("written “%(words)s”", words=day.as_written)] if day.as_written else []
    if day.relative_to:
        from_what = _named(told, "relative_to", day.relative_to).text
        said.append(gettext("counted from: %(fact)s", fact=from_what))
    return Value(", ".join(said))


def _person(told: Told, slug: str) -> Value:
    parties = told.showing.case.parties
    party = next((each for each in parties if each.person == slug), None)
    return fact_named(told, party) if party else Value(slug)


def _case(told: Told, slug: str) -> Value:
    known = told.titles.get(slug)
    found = in_language(known.text, told.showing.locale, known.lang) if known else None
    return Value(found.text, found.lang, addresses.case(slug)) if found else Value(slug)


def _source(told: Told, wanted: str) -> Value:
    outlets = (each.outlet for each in told.showing.case.sources if each.id == wanted)
    return Value(next(outlets, wanted))


def _article(told: Told, key: str) -> Value:
    return Value(article_named(key, told.showing.locale))


def _country(told: Told, code: str) -> Value:
    return Value(country_named(code, told.showing.locale))


def _prosecution(_: Told, brought: str) -> Value:
    return Value(prosecution_words(brought))


def _language(told: Told, lang: str) -> Value:
    try:
        name = Locale.parse(lang, sep="-").get_display_name(told.showing.locale)
    except (UnknownLocaleError, ValueError):
        name = None
    return Value(name or lang)


def _field(told: Told, path: str) -> Value:
    """The field a correction names: whose fact, and which of its fields."""
    owner, _, name = path.partition(".")
    fact = _named(told, "facts", owner).text
    return Value(gettext("%(fact)s: %(field)s", fact=fact, field=field_name(name or owner)))


_TOLD_APART: Final[dict[str, Callable[[Told, str], Value]]] = {
    "person": _person,
    "case": _case,
    "source": _source,
    "via": _source,
    "provision": _article,
    "prohibits": _article,
    "succeeds": _article,
    "country": _country,
    "prosecution": _prosecution,
    "lang": _language,
    "field": _field,
}


def _parts(told: Told, part: Model) -> Iterator[Value]:
    """A part that has several fields of its own, as one line of words."""
    showing = told.showing
    if isinstance(part, facts.Penalty):
        yield Value(sentences.penalty(showing, part))
    elif isinstance(part, facts.Extension):
        yield _line(_days(told, part.date), (Value(sentences.extension(showing, part)),))
    elif isinstance(part, facts.ChargeStep):
        replaced = values(told, "replaced_by", part.replaced_by)
        yield _line((Value(word(part.status)),), replaced, _days(told, part.date))
    elif isinstance(part, Fate):
        said = values(told, "said_by", part.said_by)
        yield _line((Value(fate_word(part.fate)),), _days(told, part.date), said)
    elif isinstance(part, Capture):
        yield _line(values(told, "by", part.by), _days(told, part.date))
    elif isinstance(part, Quote):
        yield _quote(showing, part)
    elif isinstance(part, AllowedPenalty):
        for_whom = whom(part, showing.locale, showing.case.lang)
        yield _line((Value(for_whom), Value(penalty_words(part, showing.locale))))


def _quote(showing: Showing, quote: Quote) -> Value:
    if quote.sensitive:
        return Value(gettext("words that stand behind a warning on the page of the case"))
    return Value(quote.text, "" if quote.lang == showing.locale else quote.lang or "")


def _claim(told: Told, fact: type[Model], claim: Claim) -> Value:
    """Who says it, what they say of it, and the other values they give, each with its field."""
    text = told.showing.phrase(claim.text)
    said = [Value(told.showing.speaker(claim)), Value(sentences.stance(claim))]
    for name, other in claim.says.items():
        typed = values(told, name, said_value(fact, name, other))
        said.append(
            Value(gettext("%(field)s: %(value)s", field=field_name(name), value=_line(typed).text))
        )
    return _line(said, (Value(text.text),) if text else ())


def _days(told: Told, day: Date | None) -> tuple[Value, ...]:
    return values(told, "date", day)


def _line(*pieces: Iterable[Value]) -> Value:
    return Value(", ".join(each.text for some in pieces for each in some if each.text))


def _cut(phrase: Phrase | None) -> Value:
    """The beginning of a text, whole words of it."""
    if phrase is None:
        return Value("")
    if len(phrase.text) <= _LONGEST:
        return Value(phrase.text, phrase.lang)
    return Value(phrase.text[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:.") + "…", phrase.lang)
