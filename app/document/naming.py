"""What somebody is called in a language: the form of their name that is marked as that language's.

The name of a person's document is what they are called where there is no such form. A form that is
said with a hedge, was used online or is only initials calls nobody; neither does one in other
letters than its language is ordinarily written in.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from babel.core import get_global

from app.document.others import Name, Person

# The name of the document among the names by language.
PLAIN: Final = ""
_CALLS_NOBODY: Final = frozenset({"online", "initials"})

Called = str | dict[str, str]


def called(person: Person, lang: str) -> str:
    """What a person is called in a language such as `az`."""
    return name_in(every_name(person), lang)


def every_name(person: Person) -> Called:
    """The name of a person, or, where they are called otherwise in a language, all by language."""
    if not person.names:
        return person.name
    return _by_language(person.name, person.lang, map(_fields, person.names))


def names_of(person: Mapping[str, Any]) -> Called:
    """The same of a person's document that is given as its JSON."""
    forms = person.get("names") or ()
    return _by_language(str(person["name"]), str(person.get("lang", "en")), forms)


def name_in(names: Called, lang: str) -> str:
    """One of these names: that of a language, else of the language it is a kind of, else plain."""
    if isinstance(names, str):
        return names
    found = names.get(lang) or names.get(lang.replace("_", "-").partition("-")[0])
    return found or names[PLAIN]


def _by_language(name: str, own: str, forms: Any) -> Called:
    found = dict(_calling(forms))
    # In the document's own language the name is the one the record chose.
    found.pop(own, None)
    return {PLAIN: name, **found} if found else name


def _calling(forms: Any) -> Iterator[tuple[str, str]]:
    """The forms that call somebody, by language; the first of a language comes last."""
    for form in reversed(list(forms)):
        lang, script = form.get("lang"), form.get("script")
        refused = form.get("hedge") or form.get("kind") in _CALLS_NOBODY
        if lang and not refused and script in (None, _script_of(lang)):
            yield str(lang), str(form["text"])


def _fields(form: Name) -> dict[str, Any]:
    return {name: getattr(form, name) for name in ("text", "kind", "lang", "script", "hedge")}


@cache
def _script_of(lang: str) -> str:
    """The letters a language is ordinarily written in, such as `Cyrl` for Russian."""
    likely = get_global("likely_subtags").get(lang.replace("-", "_"), "")
    return str(likely).split("_")[1] if "_" in str(likely) else ""
