"""Two people edit one document: what they changed is joined, field by field.

Facts and sources are matched by their ids. A field that one of them changed takes their value; a
field that both changed in different ways is a *clash*, which names both values, so that somebody
chooses. A fact that one takes out and the other changes is a clash as a whole.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.cases.working.fields import Fields, Place, entries, keyed_lists
from app.document.values import Model

Side = Literal["theirs", "mine"]
_ById = dict[str, Fields]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed in different ways. None stands for nothing there.

    `name` is the place as one word, for a form and for the answer to it.
    """

    place: Place
    base: Any
    theirs: Any
    mine: Any

    @property
    def name(self) -> str:
        """`detentions.remand.taken`."""
        return ".".join(self.place)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs between two states of a document. None stands for nothing there.

    A fact that only one of them has is one difference.
    """

    place: Place
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """Both edits joined. Where they clash, `fields` has what the other person has saved."""

    fields: Fields
    clashes: tuple[Clash, ...] = ()


def merge(
    base: Fields,
    theirs: Fields,
    mine: Fields,
    model: type[Model],
    chosen: Mapping[str, Side] | None = None,
) -> Merged:
    """Joins two edits of the same base. `chosen` says for clashes, by name, whose value counts.

    Every fact must have its id. Where both put a list in another order, mine counts.
    """
    three, joining = (base, theirs, mine), _Joining(chosen or {})
    lists = keyed_lists(model)
    names = dict.fromkeys((*theirs, *mine, *base))
    plain = {
        name: joining.value((name,), *(each.get(name) for each in three))
        for name in names
        if name not in lists
    }
    facts = {name: joining.facts(name, *(_by_id(each, name) for each in three)) for name in lists}
    fields = {name: value for name, value in {**plain, **facts}.items() if value not in (None, [])}
    return Merged(fields, tuple(joining.clashes))


def differences(old: Fields, new: Fields, model: type[Model]) -> tuple[Difference, ...]:
    """What differs between two states, in the order of the newer; what went comes last."""
    lists = keyed_lists(model)
    names = [name for name in dict.fromkeys((*new, *old)) if name not in lists]
    found = [Difference((name,), old.get(name), new.get(name)) for name in names]
    for listed in lists:
        before, after = _by_id(old, listed), _by_id(new, listed)
        for key in dict.fromkeys((*after, *before)):
            found += _fact_differences((listed, key), before.get(key), after.get(key))
    return tuple(each for each in found if each.old != each.new)


class _Joining:
    """One merge: the choices that were made, and the clashes that are left."""

    def __init__(self, chosen: Mapping[str, Side]) -> None:
        self._chosen = chosen
        self.clashes: list[Clash] = []

    def value(self, place: Place, base: Any, theirs: Any, mine: Any) -> Any:
        """The value both edits lead to; theirs while nobody has chosen."""
        if mine in (base, theirs):
            return theirs
        if base == theirs:
            return mine
        clash = Clash(place, base, theirs, mine)
        side = self._chosen.get(clash.name)
        if side is None:
            self.clashes.append(clash)
        return mine if side == "mine" else theirs

    def facts(self, listed: str, base: _ById, theirs: _ById, mine: _ById) -> list[Fields]:
        """One list of facts, each joined, in the order both edits lead to."""
        joined = {
            key: self._fact((listed, key), base.get(key), theirs.get(key), mine.get(key))
            for key in dict.fromkeys((*theirs, *mine))
        }
        kept = {key: fact for key, fact in joined.items() if fact is not None}
        return [kept[key] for key in _ordered(kept, list(base), list(theirs), list(mine))]

    def _fact(
        self, place: Place, base: Fields | None, theirs: Fields | None, mine: Fields | None
    ) -> Any:
        if theirs is None or mine is None:
            return self.value(place, base, theirs, mine)
        before = base or {}
        values = {
            name: self.value((*place, name), before.get(name), theirs.get(name), mine.get(name))
            for name in dict.fromkeys((*theirs, *mine))
        }
        return {name: value for name, value in values.items() if value is not None}


def _by_id(fields: Fields, listed: str) -> _ById:
    return {str(each["id"]): each for each in entries(fields, listed)}


def _fact_differences(place: Place, old: Fields | None, new: Fields | None) -> Iterable[Difference]:
    if old is None or new is None:
        return [Difference(place, old, new)]
    names = dict.fromkeys((*new, *old))
    return [Difference((*place, name), old.get(name), new.get(name)) for name in names]


def _ordered(
    kept: Collection[str], base: list[str], theirs: list[str], mine: list[str]
) -> list[str]:
    """The ids of a list in order: what was there before, then each new one after its neighbour.

    The same whichever of two edits is called theirs, unless both reordered what was there.
    """
    before = set(base)
    old, one, other = ([key for key in each if key in before] for each in (base, theirs, mine))
    moved = [key for key in old if key in set(other)] != other
    spine = [key for key in (other if moved else one) if key in kept]
    spine += [key for key in (*one, *other) if key in kept and key not in set(spine)]
    chains = [_new_after(each, set(spine)) for each in (theirs, mine)]
    placed: dict[str, None] = {}
    for anchor in (None, *spine):
        if anchor:
            placed[anchor] = None
        runs = sorted(each.get(anchor, []) for each in chains)
        placed.update((key, None) for run in runs for key in run if key in kept)
    return list(placed)


def _new_after(keys: Iterable[str], spine: set[str]) -> dict[str | None, list[str]]:
    """The ids that are not in the spine, by the one of the spine that they stand after."""
    found: dict[str | None, list[str]] = {}
    anchor: str | None = None
    for key in keys:
        if key in spine:
            anchor = key
        else:
            found.setdefault(anchor, []).append(key)
    return found
