"""The facts that a case begins with: what a short form, or a row of a sheet, was filled with."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.cases.working.fields import Fields
from app.desk import citing
from app.desk.entering.described import Field
from app.desk.entering.filling import values_of
from app.desk.entering.saving import source_in
from app.desk.typed import Sent

_NO_KIND: Final = "custody of unknown kind"


def facts_in(asked: Mapping[str, Iterable[Field]], typed: Sent) -> Fields:
    """One fact of each list of which something is typed, and the source of all of them.

    `asked` are the fields of each list; what is typed is by the list and the field, such as
    `detentions.taken`. A citation leads to a charge for each article that it names.
    """
    fields: Fields = {}
    for listed, form in asked.items():
        fact = values_of(form, typed, {}, f"{listed}.")
        if fact:
            fields[listed] = [fact]
    if source := source_in(typed, "sources."):
        fields |= {"sources": [{"id": "source-1", **source}], "source": ["source-1"]}
    if "detentions" in fields:
        fields["detentions"] = [{"kind": _NO_KIND, **fields["detentions"][0]}]
    if "charges" in fields:
        fields["charges"] = _charges(fields["charges"][0])
    return fields


def _charges(charge: Fields) -> list[Fields]:
    """A charge for each article that its citation names, all in the source's words."""
    found = citing.understood(str(charge.get("citation", "")))
    return [{**charge, "provision": each.key} for each in found] or [charge]
