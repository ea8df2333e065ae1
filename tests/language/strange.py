"""Letters that tell where words come from.

In the strange record every name stands in Georgian letters and every sentence in Armenian ones, in
the strange catalogue every message in wide ones, and dates are Russian. A plain Latin word on a
page is then one that somebody wrote into the code and that no translator can reach.
"""

import re
import string
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from app.document.claimed import Quote, Source
from app.document.others import Name
from app.document.reading import Document
from app.document.values import Model

LANG = "ru"
WIDE = re.compile("[\uff21-\uff5a]")
ARMENIAN = re.compile("[\u0561-\u0587]")
_WIDE = {ord(each): ord(each) + 0xFEE0 for each in string.ascii_letters}
_PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|<[^>]+>|&\w+;")


def _letters(first: int) -> dict[int, str]:
    """Each Latin letter as one of the 33 letters of an alphabet that begin at a sign."""
    return {
        ord(letter): chr(first + place)
        for letters in (string.ascii_lowercase, string.ascii_uppercase)
        for place, letter in enumerate(letters)
    }


_GEORGIAN = _letters(0x10D0)
_ARMENIAN = _letters(0x0561)
# The fields that hold names and numbers, or what a source wrote itself.
_NAMES = frozenset(
    {
        "affiliation", "as_written", "authority", "by", "changed_by", "citation", "cluster",
        "court", "handle", "hedge", "judge", "name", "number", "ordered_by", "outlet", "place",
        "reference", "region", "rule", "speaker", "taken_by", "translator",
    }
)  # fmt: skip
# The fields in which people write sentences of their own, in the language of the document.
_PHRASES = frozenset(
    {
        "act", "explanation", "gist", "how", "label", "new", "note", "old", "preferred_because",
        "purpose", "role", "summary", "text", "title", "translation", "why",
    }
)  # fmt: skip
_T = TypeVar("_T", bound=Model)


def wide(message: str) -> str:
    """A message in wide letters, its placeholders as they were."""
    parts = _PLACEHOLDER.split(message)
    kept = [*_PLACEHOLDER.findall(message), ""]
    return "".join(part.translate(_WIDE) + place for part, place in zip(parts, kept, strict=True))


def write_catalogue(
    messages: Iterable[Any], folder: Path, lang: str, say: Callable[[str], str]
) -> None:
    """A catalogue of a language in which each message is said in a way of one's own."""
    made = Catalog(locale=lang)
    for each in messages:
        if each.id and isinstance(each.id, str):
            made.add(each.id, say(each.id), context=each.context)
        elif each.id:
            made.add(each.id, (say(each.id[1]),) * made.num_plurals, context=each.context)
    path = folder / lang / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, made)


def strange(document: Document) -> Document:
    """A document with its names in Georgian letters and its sentences in Armenian ones.

    Ids, addresses and closed words stay.
    """
    return _strange(document)


def _strange(model: _T) -> _T:
    changed = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name == "says":
            changed[name] = {field: _said(model, field, each) for field, each in value.items()}
        else:
            changed[name] = _said(model, name, value)
    return model.model_copy(update=changed)


def _said(model: Model, field: str, value: Any) -> Any:
    """A value of a field in the letters that are its own."""
    if isinstance(value, Model):
        return _strange(value)
    if isinstance(value, tuple):
        return tuple(_said(model, field, each) for each in value)
    letters = _letters_of(model, field)
    if isinstance(value, str):
        return value.translate(letters)
    if isinstance(value, Mapping):
        return {lang: text.translate(letters) for lang, text in value.items()}
    return value


def _letters_of(model: Model, field: str) -> dict[int, str]:
    of_a_source = isinstance(model, Source) and field in ("title", "author")
    of_a_name = isinstance(model, (Name, Quote)) and field == "text"
    if field in _NAMES or of_a_source or of_a_name:
        return _GEORGIAN
    return _ARMENIAN if field in _PHRASES else {}
