"""Which field a column goes to, guessed from what stands over it, in any language and script."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.cases.models import SheetKind
from app.desk.entering.hints import label_of
from app.desk.sheets.columns import Column, offered
from app.folding import fold
from app.pages.fields import field_name
from app.web.deployment import settings
from app.web.language import speaking

# What else people write over a column; the labels of the forms are known without.
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "parties.name": ("name", "full name", "person", "ad", "ad soyad", "имя", "фио"),
    "parties.person": ("slug of the person",),
    "sources.outlet": ("source", "mənbə", "источник"),
    "sources.url": ("link", "url", "source link", "keçid", "ссылка"),
    "detentions.taken": ("date", "date of detention", "detained on", "tarix", "дата"),
    "detentions.place": ("city", "yer", "место"),
    "charges.citation": ("article", "charge", "maddə", "статья"),
    "posts.gist": ("post", "paylaşım", "пост"),
    "case": ("slug", "case id", "iş", "дело"),
    "updates.happened": ("date", "tarix", "дата"),
    "updates.text": ("update", "what happened", "mətn", "текст"),
}


def guessed(kind: SheetKind, headers: Sequence[str]) -> tuple[str, ...]:
    """The field that each column goes to by its header, empty for none; no field twice."""
    known = _known(kind)
    found: list[str] = []
    for header in headers:
        meant = known.get(fold(header), "")
        found.append("" if meant in found else meant)
    return tuple(found)


def _known(kind: SheetKind) -> dict[str, str]:
    """The fields by everything that may stand over their columns; the surest counts first."""
    every = list(offered(kind).values())
    found: dict[str, str] = {}
    for names in (_exact, _also, _short):
        for column in every:
            for name in names(column):
                found.setdefault(fold(name), column.name)
    return found


def _exact(column: Column) -> Iterator[str]:
    yield column.name
    for locale in settings().locales:
        with speaking(locale):
            label = column.label
        yield label


def _also(column: Column) -> Iterator[str]:
    yield from _ALSO.get(column.name, ())


def _short(column: Column) -> Iterator[str]:
    """The name of the field without that of its list; the first list that has it is meant."""
    name = column.field.name
    yield name
    for locale in settings().locales:
        with speaking(locale):
            labels = (label_of(name), field_name(name))
        yield from labels
