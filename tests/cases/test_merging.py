"""Two people edit one document: joined where they can be, and otherwise both are shown."""

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.cases.working.drafts import understood
from app.cases.working.fields import Fields, keyed_lists
from app.cases.working.merging import Side, differences, merge
from app.document.case import Case

BASE: Fields = {
    "slug": "a-case",
    "title": "A post",
    "parties": [{"id": "poet", "name": "Aydin", "role": "poet"}],
    "detentions": [
        {"id": "custody", "kind": "police custody", "taken": "2024-03-01"},
        {"id": "remand", "kind": "pre-trial detention", "follows": "custody", "term": "P2M"},
    ],
}
LISTS = ("charges", "sources")
KEYS = ("one", "two", "three", "four")
FILLED: Fields = {
    "title": "a",
    "charges": [{"id": "one", "label": "a", "note": "a"}, {"id": "two"}, {"id": "three"}],
    "sources": [{"id": "one", "outlet": "a"}],
}
Step = tuple[Any, ...]
STEPS: list[Step] = [
    *(("write", name, value) for name in ("title", "region") for value in ("", "b", "c")),
    *(
        ("write in", listed, key, name, value)
        for listed in LISTS
        for key in KEYS[:2]
        for name in ("label", "note")
        for value in ("", "b", "c")
    ),
    *((act, listed, key) for act in ("take out", "add") for listed in LISTS for key in KEYS),
    *(("turn round", listed) for listed in LISTS),
]
steps = st.lists(st.sampled_from(STEPS), max_size=5)
bases = steps.map(lambda taken: walked(FILLED, taken))


def walked(fields: Fields, taken: list[Step]) -> Fields:
    """A document after some steps of an edit; a step that leads nowhere is left out."""
    done = deepcopy(fields)
    for act, name, *more in taken:
        facts = done.setdefault(name, []) if name in LISTS else []
        fact = next((each for each in facts if more and each["id"] == more[0]), None)
        if act == "write":
            done[name] = more[0]
        elif act == "write in" and fact:
            fact[more[1]] = more[2]
        elif act == "take out" and fact:
            facts.remove(fact)
        elif act == "add" and not fact:
            facts.append({"id": more[0]})
        elif act == "turn round":
            facts.reverse()
    return {name: _kept(value) for name, value in done.items() if value}


def _kept(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [{name: inner for name, inner in each.items() if inner} for each in value]


def edited(**changes: Any) -> Fields:
    return {**deepcopy(BASE), **changes}


def sided(one: Fields, other: Fields) -> tuple[tuple[Side, Fields], ...]:
    return ("theirs", one), ("mine", other)


def leaves(fields: Fields) -> dict[tuple[str, ...], Any]:
    """Every field, with a mark for each fact."""
    found: dict[tuple[str, ...], Any] = {}
    for name, value in fields.items():
        if name not in keyed_lists(Case):
            found[(name,)] = value
            continue
        for each in value:
            found[name, each["id"]] = "there"
            found |= {(name, each["id"], field): inner for field, inner in each.items()}
    return found


def test_edits_of_different_fields_are_joined() -> None:
    theirs = edited(title="A poem")
    mine = edited()
    mine["detentions"][1]["term"] = "P3M"
    merged = merge(BASE, theirs, mine, Case)
    assert merged.clashes == ()
    assert merged.fields["title"] == "A poem"
    assert merged.fields["detentions"][1]["term"] == "P3M"


def test_two_edits_of_one_field_clash_and_both_are_named() -> None:
    theirs, mine = edited(), edited()
    theirs["detentions"][0]["taken"] = "2024-03-02"
    mine["detentions"][0]["taken"] = {"edtf": "2024-03-03", "as_written": "on Sunday"}
    (clash,) = merge(BASE, theirs, mine, Case).clashes
    assert clash.name == "detentions.custody.taken"
    assert (clash.base, clash.theirs) == ("2024-03-01", "2024-03-02")
    assert clash.mine == {"edtf": "2024-03-03", "as_written": "on Sunday"}
    chosen = merge(BASE, theirs, mine, Case, {clash.name: "mine"})
    assert chosen.clashes == ()
    assert chosen.fields["detentions"][0]["taken"] == clash.mine


def test_a_fact_that_one_takes_out_and_the_other_changes_is_a_clash_as_a_whole() -> None:
    theirs, mine = edited(), edited()
    theirs["detentions"].pop()
    mine["detentions"][1]["term"] = "P3M"
    (clash,) = merge(BASE, theirs, mine, Case).clashes
    assert clash.name == "detentions.remand"
    assert (clash.theirs, clash.mine) == (None, mine["detentions"][1])
    again = merge(BASE, theirs, mine, Case, {clash.name: "mine"})
    assert again.fields["detentions"] == mine["detentions"]


def test_facts_that_both_added_stand_after_their_neighbours() -> None:
    theirs, mine = edited(), edited()
    theirs["detentions"].insert(1, {"id": "clinic", "kind": "medical facility"})
    mine["detentions"].append({"id": "prison", "kind": "prison"})
    merged = merge(BASE, theirs, mine, Case)
    assert [each["id"] for each in merged.fields["detentions"]] == [
        "custody",
        "clinic",
        "remand",
        "prison",
    ]


@given(bases, steps)
@settings(max_examples=60, deadline=None)
def test_an_edit_beside_none_is_that_edit(base: Fields, taken: list[Step]) -> None:
    edit = walked(base, taken)
    assert merge(base, edit, base, Case).fields == edit
    assert merge(base, base, edit, Case).fields == edit
    assert merge(base, edit, edit, Case).fields == edit
    assert merge(base, edit, base, Case).clashes == merge(base, base, edit, Case).clashes == ()


@given(bases, steps, steps)
@settings(max_examples=60, deadline=None)
def test_edits_that_do_not_clash_commute(base: Fields, left: list[Step], right: list[Step]) -> None:
    one, other = walked(base, left), walked(base, right)
    first, second = merge(base, one, other, Case), merge(base, other, one, Case)
    swapped = {each.name: (each.mine, each.theirs) for each in second.clashes}
    assert {each.name: (each.theirs, each.mine) for each in first.clashes} == swapped
    if not first.clashes:
        assert leaves(first.fields) == leaves(second.fields)


@given(bases, steps, steps)
@settings(max_examples=60, deadline=None)
def test_nothing_that_anybody_wrote_disappears(
    base: Fields, left: list[Step], right: list[Step]
) -> None:
    one, other = walked(base, left), walked(base, right)
    merged = merge(base, one, other, Case)
    before, after = leaves(base), leaves(merged.fields)
    for side, edit in sided(one, other):
        for place, value in leaves(edit).items():
            if before.get(place) == value:
                continue
            clashing = [each for each in merged.clashes if place[: len(each.place)] == each.place]
            assert clashing or after[place] == value
            for clash in clashing:
                told = getattr(clash, side)
                held = told if len(clash.place) == len(place) else told.get(place[-1])
                assert value in (held, "there")


@given(bases, steps, steps)
@settings(max_examples=60, deadline=None)
def test_every_clash_names_two_values_and_a_choice_settles_it(
    base: Fields, left: list[Step], right: list[Step]
) -> None:
    one, other = walked(base, left), walked(base, right)
    merged = merge(base, one, other, Case)
    for clash in merged.clashes:
        assert clash.theirs != clash.mine
        assert clash.base not in (clash.theirs, clash.mine)
    for side, edit in sided(one, other):
        chosen = {each.name: side for each in merged.clashes}
        settled = merge(base, one, other, Case, chosen)
        assert settled.clashes == ()
        there, wanted = leaves(settled.fields), leaves(edit)
        for clash in merged.clashes:
            assert there.get(clash.place) == wanted.get(clash.place)


@given(bases, steps)
@settings(max_examples=60, deadline=None)
def test_differences_are_none_between_equals_and_name_each_changed_field(
    old: Fields, taken: list[Step]
) -> None:
    new = walked(old, taken)
    assert differences(old, old, Case) == ()
    changed = {each.place for each in differences(old, new, Case)}
    before, after = leaves(old), leaves(new)
    for place in before.keys() | after.keys():
        if before.get(place) != after.get(place):
            assert any(place[: len(each)] == each for each in changed)


def test_what_was_merged_is_understood_again() -> None:
    merged = merge(BASE, edited(title="A poem"), edited(region="Baku"), Case)
    draft = understood(merged.fields, Case)
    assert draft.unfinished == ()
    assert isinstance(draft.document, Case)
    assert (draft.document.title, draft.document.region) == ("A poem", "Baku")
