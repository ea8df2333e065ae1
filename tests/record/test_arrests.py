"""The arrest feed's rule, on what ships and on the cases that decide it."""

import pytest

from app.document.case import Case
from app.document.reading import read
from app.record.arrests import arrests
from app.record.items import items
from tests.record.conftest import shipped

# The gold list: what the strict feed shows of the eighteen cases that ship.
STRICT = {
    "latif-mammadov-soyudlu",
    "giyas-ibrahimov-soyudlu",
    "elmir-abbasov-soyudlu",
    "amrah-tahmazov-salayev-post",
    "elvin-mustafayev-saatli",
    "zaur-usubov-pfp",
    "km-nakhchivan-tweets",
    "aslan-gurbanov-sss",
    "shahin-haciyev-2021-03",
    "shahin-haciyev-2021-11",
    "hasanzade-salamov-private-prosecution",
}
CONTEXTUAL = {"elchin-ibrahimli", "shahin-haciyev-2021-01"}

HEAD = """
speechwatch: case/1
id: 5c0c7d4e-8d5e-4a53-9c35-3a1b0f6f1b11
slug: a-case
title: A case
source: paper
sources: [{id: paper, outlet: The Invented Paper}]
parties: [{id: poet, person: a-poet}, {id: judge, name: A Judge, part: judge}]
"""
POST = "posts: [{id: post, platform: x, date: 2024-03-01}]\n"
TIE = "ties: [{id: tie, level: explicit, post: post, said_by: court}]\n"
TAKEN = "detentions: [{id: remand, kind: police custody, taken: 2024-03-05}]\n"


def case(*parts: str) -> Case:
    found, problems = read(HEAD + "".join(parts))
    assert problems == []
    document = found[0][1]
    assert isinstance(document, Case)
    return document


def test_what_ships_enters_the_feed_as_the_gold_list_says() -> None:
    cases = [document for document in shipped() if isinstance(document, Case)]
    strict = {each.slug for each in cases if any(one.strict for one in arrests(each))}
    weaker = {each.slug for each in cases if arrests(each)} - strict
    assert strict == STRICT
    assert weaker == CONTEXTUAL


def test_each_of_two_subjects_has_an_item_of_their_own() -> None:
    (both,) = [each for each in shipped() if each.slug == "hasanzade-salamov-private-prosecution"]
    assert isinstance(both, Case)
    found = arrests(both)
    assert [each.party for each in found] == ["blogger", "actor"]
    assert len({each.uuid for each in found}) == 2


def test_a_taking_over_a_post_is_an_arrest() -> None:
    (found,) = arrests(case(POST, TIE, TAKEN))
    assert (found.party, found.taking, found.tie, found.level) == (
        "poet",
        "remand",
        "tie",
        "explicit",
    )


@pytest.mark.parametrize(
    "parts",
    [
        (POST, TIE),
        (POST, TIE, "measures: [{id: fine, kind: fine}]\n"),
        (POST, TAKEN),
        (POST, TIE.replace("explicit", "none"), TAKEN),
        (POST, TIE.replace(", said_by: court", ""), TAKEN),
        (POST.replace("2024-03-01", "2024-03-06"), TIE, TAKEN),
        (POST.replace("2024-03-01", "2024-04"), TIE, TAKEN),
    ],
    ids=[
        "never taken",
        "only fined",
        "no tie",
        "a tie that says none",
        "nobody says so",
        "post after the taking",
        "post in the month after",
    ],
)
def test_what_lacks_one_condition_is_no_arrest(parts: tuple[str, ...]) -> None:
    assert arrests(case(*parts)) == ()


def test_a_tie_without_a_source_is_no_arrest() -> None:
    unsourced = case(POST, TIE, TAKEN).model_copy(update={"source": ()})
    assert arrests(unsourced) == ()


@pytest.mark.parametrize(
    "post",
    [
        "posts: [{id: post, platform: x}]\n",
        POST.replace("2024-03-01", "2024-03"),
        POST.replace("2024-03-01", "2024-03-05"),
        POST.replace("2024-03-01", "XXXX-04-01"),
    ],
    ids=["undated", "the same month", "the same day", "no year"],
)
def test_a_post_that_may_have_come_before_passes(post: str) -> None:
    assert len(arrests(case(post, TIE, TAKEN))) == 1


def test_one_of_several_posts_before_the_taking_is_enough() -> None:
    posts = "posts: [{id: post, date: 2024-03-01}, {id: later, date: 2024-04-01}]\n"
    tie = TIE.replace("post: post", "post: [later, post]")
    assert len(arrests(case(posts, tie, TAKEN))) == 1


def test_a_taking_that_a_source_puts_later_keeps_the_post_before_it() -> None:
    taken = (
        "detentions: [{id: remand, kind: police custody, taken: 2024-03-05,"
        " claims: [{said_by: court, says: {taken: 2024-03-09}}]}]\n"
    )
    post = POST.replace("2024-03-01", "2024-03-07")
    assert len(arrests(case(post, TIE, taken))) == 1


def test_a_tie_over_posts_that_nobody_names_passes() -> None:
    tie = "ties: [{id: tie, level: attributed general, said_by: lawyer}]\n"
    (found,) = arrests(case(tie, TAKEN))
    assert (found.level, found.strict) == ("attributed general", True)


def test_the_strongest_tie_counts() -> None:
    ties = TIE.rstrip("]\n") + ", {id: weak, level: contextual, said_by: ngo}]\n"
    (found,) = arrests(case(POST, ties, TAKEN))
    assert found.level == "explicit"


def test_a_transfer_is_no_second_taking_and_a_new_arrest_is() -> None:
    moved = TAKEN.rstrip("]\n") + ", {id: moved, kind: prison, follows: remand}]\n"
    again = TAKEN.rstrip("]\n") + ", {id: again, kind: prison, taken: 2025-01-01}]\n"
    assert [each.taking for each in arrests(case(POST, TIE, moved))] == ["remand"]
    assert [each.taking for each in arrests(case(POST, TIE, again))] == ["remand", "again"]


def test_an_item_keeps_its_uuid_whatever_else_changes() -> None:
    (before,) = arrests(case(POST, TIE, TAKEN))
    (after,) = arrests(case("summary: New words.\n", TIE, TAKEN.replace("05", "06"), POST))
    assert after.uuid == before.uuid


def test_a_contextual_arrest_stands_in_the_wider_feed_alone() -> None:
    weak = case(POST, TIE.replace("explicit", "contextual"), TAKEN)
    assert [item.feed for item in items(weak)] == ["contextual"]
    assert [item.feed for item in items(case(POST, TIE, TAKEN))] == ["arrests", "contextual"]
