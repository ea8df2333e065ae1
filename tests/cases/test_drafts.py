"""A draft is saved whatever is wrong with it, and gives back what was typed."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cases.working.drafts import Draft, sealed, understood, unsealed
from app.cases.working.errors import NotSaved
from app.cases.working.fields import Fields
from app.document.case import Case
from app.document.checks import found
from app.document.others import Person
from app.document.writing import canonical
from tests.strategies import generate_case

SHORT: Fields = {
    "slug": "draft-1",
    "parties": [{"name": "Aydin Sadiqzade"}],
    "source": "paper",
    "sources": [{"id": "paper", "outlet": "The Invented Paper"}],
}
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
WORDS = st.sampled_from(["nonsense", "about March", "\x00", "\u202eevil", "P1M", "remand", 7, True])
FACTS = st.dictionaries(
    st.sampled_from(["kind", "taken", "ended", "follows", "term", "under", "of", "note", "bogus"]),
    WORDS,
)
ROUGH = st.fixed_dictionaries(
    {"slug": st.just("draft-1")},
    optional={
        "title": WORDS,
        "summary": WORDS,
        "parties": st.lists(st.dictionaries(st.sampled_from(["name", "age", "part"]), WORDS)),
        "detentions": st.lists(FACTS, max_size=3),
        "hearings": st.lists(FACTS, max_size=2),
        "sources": st.lists(st.dictionaries(st.sampled_from(["outlet", "url"]), WORDS), max_size=2),
        "bogus": WORDS,
    },
)


def with_detention(**fields: Any) -> Draft:
    return understood({**SHORT, "detentions": [fields]}, Case)


def test_a_name_and_a_source_are_enough() -> None:
    draft = understood(SHORT, Case)
    assert isinstance(draft.document, Case)
    assert draft.document.title == "Aydin Sadiqzade"
    assert (draft.unfinished, draft.lacks) == ((), ())


def test_not_even_a_name_is_needed() -> None:
    draft = understood({"slug": "draft-1"}, Case)
    assert draft.unfinished == ()
    assert [path for path, _ in draft.lacks] == [("parties",)]


def test_a_date_that_nobody_can_read_is_kept_as_typed_and_said_to_be_missing() -> None:
    draft = with_detention(kind="police custody", taken="some day in spring")
    assert isinstance(draft.document, Case)
    assert draft.document.detentions[0].kind == "police custody"
    (unfinished,) = draft.unfinished
    assert unfinished.place == ("detentions", "detention-1", "taken")
    assert unfinished.typed == "some day in spring"
    assert draft.fields["detentions"][0]["taken"] == "some day in spring"
    assert draft.lacks[0][0] == unfinished.place


def test_a_fact_that_lacks_what_it_must_have_waits_as_a_whole() -> None:
    draft = with_detention(taken="2024-03-01")
    assert isinstance(draft.document, Case)
    assert draft.document.detentions == ()
    assert draft.fields["detentions"] == [{"id": "detention-1", "taken": "2024-03-01"}]


def test_a_custody_that_ends_before_it_begins_is_never_stored_so() -> None:
    draft = with_detention(kind="prison", taken="2024-03-02", ended="2024-03-01")
    assert isinstance(draft.document, Case)
    assert draft.document.detentions[0].ended is None
    assert draft.unfinished[0].because == "the custody ends before it begins"


def test_what_a_fact_owes_once_there_are_two_subjects_stops_no_save() -> None:
    fields = {**SHORT, "parties": [{"name": "Aydin"}, {"name": "Sevil"}]}
    draft = understood({**fields, "detentions": [{"kind": "prison"}]}, Case)
    assert draft.unfinished == ()
    assert [path for path, _ in draft.lacks] == [("detentions", 0, "of")]


def test_what_a_form_leaves_empty_is_not_there() -> None:
    draft = with_detention(kind="prison", place="", taken=None, extensions=[], source=[""])
    assert draft.fields["detentions"] == [{"id": "detention-1", "kind": "prison"}]


def test_a_number_too_large_to_store_is_unfinished() -> None:
    draft = understood({**SHORT, "parties": [{"name": "Aydin", "age": 10**30}]}, Case)
    assert draft.unfinished[0].place == ("parties", "party-1", "age")


def test_two_facts_never_share_an_id() -> None:
    fields = {**SHORT, "detentions": [{"id": "remand", "kind": "prison"}] * 2}
    kinds = understood(fields, Case, taken=["detention-1"]).fields["detentions"]
    assert [each["id"] for each in kinds] == ["remand", "detention-2"]


def test_a_slug_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(NotSaved, match="slug"):
        understood({"slug": "Not a slug"}, Case)


def test_a_list_of_facts_holds_facts() -> None:
    with pytest.raises(TypeError, match="parties"):
        understood({"slug": "draft-1", "parties": ["Aydin"]}, Case)


def test_a_person_is_a_draft_too() -> None:
    draft = understood({"slug": "aydin", "name": "Aydin", "born": "long ago"}, Person)
    assert isinstance(draft.document, Person)
    assert draft.fields["born"] == "long ago"


@given(ROUGH)
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_is_kept_and_what_is_stored_fits(fields: Fields) -> None:
    draft = understood(fields, Case)
    left = [path for path, _ in found(draft.document)]
    assert all(path[-1] in ("of", "parties") for path in left)
    again = understood(draft.fields, Case)
    assert again.fields == draft.fields
    assert again.document == draft.document
    for listed in ("detentions", "hearings"):
        typed = [each for each in fields.get(listed, ()) if each]
        for given_, kept in zip(typed, draft.fields.get(listed, ()), strict=True):
            assert given_.items() <= kept.items()
    assert unsealed(sealed(draft)) == draft.unfinished


@given(generate_case())
@settings(max_examples=2, deadline=None, suppress_health_check=SLOW)
def test_a_finished_case_is_a_draft_with_nothing_unfinished(case: Case) -> None:
    draft = understood(Draft(case).fields, Case)
    assert (canonical(draft.document), draft.unfinished) == (canonical(case), ())


@pytest.mark.faults
@given(generate_case())
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_every_finished_case_is_one(case: Case) -> None:
    draft = understood(Draft(case).fields, Case)
    assert (canonical(draft.document), draft.unfinished) == (canonical(case), ())
