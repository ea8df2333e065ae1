"""The form of an article: the fields of its document, and what it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from babel import Locale
from pydantic import ValidationError

from app import citations
from app.cases.working.fields import Fields, entries, ids_in, new_id
from app.desk.entering.boxes import listed
from app.desk.entering.described import only
from app.desk.entering.drawn import Box, Choices, Drawing, Option
from app.desk.entering.filling import texts_of, values_of
from app.desk.entering.saving import NEW_SOURCE, new_source_fields, source_in
from app.desk.said_below import in_words
from app.desk.typed import Sent
from app.document.checks import found as misfits
from app.document.others import Provision
from app.document.reading import expected
from app.document.writing import plain
from app.pages.fields import field_name
from app.pages.sentences import capital
from app.web.deployment import locale, settings
from app.web.language import gettext

OF_CODE: Final = ("country", "code", "code_title", "code_written")
_FIELDS: Final = only(
    Provision,
    (*OF_CODE, "path", "title", "prosecution", "versions", "explanation", "source", "note"),
)
_SHORT: Final = frozenset({"path", "code"})


class Wrong(ValueError):
    """What was typed is no article yet. The arguments say why, each a sentence."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The form as a template draws it."""

    boxes: tuple[Box, ...]
    source: tuple[Box, ...]


def drawn(fields: Fields, typed: Sent) -> Drawn:
    """The form of an article that has these fields, with what was typed over them."""
    texts = {**texts_of(_FIELDS, fields), **typed}
    langs = tuple(dict.fromkeys((fields.get("lang", "en"), *settings().locales)))
    drawing = Drawing(texts, _choices(fields), langs=langs)
    country, *others = drawing.boxes(_FIELDS)
    return Drawn((_country(country), *others), drawing.boxes(new_source_fields(), f"{NEW_SOURCE}."))


def fields_of(article: Provision) -> Fields:
    """An article as its form shows it."""
    fields: Fields = plain(article)
    return fields | ({"sources": entries(fields, "sources")} if article.sources else {})


def of_code(article: Provision) -> Fields:
    """What another article of the same code begins with."""
    return {name: value for name, value in fields_of(article).items() if name in OF_CODE}


def article_of(typed: Sent, old: Fields) -> Provision:
    """The article that a filled form leads to. Raises Wrong with a sentence for each fault."""
    values = values_of(_FIELDS, typed, old)
    values |= {name: str(values[name]).strip() for name in _SHORT if name in values}
    _require(values, typed)
    if source := source_in(typed, f"{NEW_SOURCE}."):
        key = new_id("source", ids_in(values, Provision))
        values["sources"] = [*entries(values, "sources"), {"id": key, **source}]
        values["source"] = [*listed(values.get("source")), key]
    values["slug"] = f"{values['code']}-{values['path']}".lower()
    return checked(values)


def _require(values: Fields, typed: Sent) -> None:
    faults = []
    for name in ("country", "code", "path", "title"):
        if name not in values:
            faults.append(gettext("%(field)s is needed.", field=capital(field_name(name))))
    if not (values.get("source") or source_in(typed, f"{NEW_SOURCE}.")):
        faults.append(gettext("Write where you read it: an outlet, or a link."))
    if not faults and not _is_key(f"{values['code']}:{values['path']}"):
        faults.append(
            gettext(
                "The code is two to eight large Latin letters, such as GECC, and the number is"
                " written as 150 or 388-1."
            )
        )
    if faults:
        raise Wrong(*faults)


def is_code(text: str) -> bool:
    """Whether a text can be the key of a code, such as `GECC`."""
    return _is_key(f"{text}:1")


def _is_key(text: str) -> bool:
    try:
        citations.parse_key(text)
    except citations.NotACitation:
        return False
    return True


def checked(values: Fields) -> Provision:
    """The article that these fields make. Raises Wrong with a sentence for each fault."""
    try:
        article = Provision.model_validate(values)
    except ValidationError as error:
        raise Wrong(
            *(_sentence(each["loc"], expected(each)) for each in error.errors(include_url=False))
        ) from None
    if faults := [_sentence(place, said) for place, said in misfits(article)]:
        raise Wrong(*faults)
    return article


def _sentence(place: tuple[Any, ...], said: str) -> str:
    names = [capital(field_name(each)) for each in place if isinstance(each, str)][:1]
    return ": ".join((*names, in_words(said)))


def _choices(fields: Fields) -> Choices:
    found: Mapping[str, list[tuple[str, str]]] = {
        "source": [
            (str(each["id"]), str(each.get("outlet", each["id"])))
            for each in entries(fields, "sources")
        ]
    }
    return found


def _country(box: Box) -> Box:
    """The country as a choice of all there are, by their names in the reader's language."""
    names = Locale.parse(locale().replace("-", "_")).territories
    known = sorted((said, code) for code, said in names.items() if len(code) == 2)  # noqa: PLR2004
    blank = Option("", gettext("not said"), not box.text)
    options = tuple(Option(code, str(said), code == box.text) for said, code in known)
    return replace(box, kind="word", options=(blank, *options))
