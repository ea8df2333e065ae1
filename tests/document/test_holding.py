"""How the words of a case are read as facts of custody."""

from datetime import date

import pytest

from app.custody import Held, expected_release, held, known_by
from app.dates import bounds
from app.document.case import Case
from app.document.holding import custodies, post_to_arrest, subject
from app.document.reading import read

HEAD = """\
speechwatch: case/1
slug: two-writers
title: Two writers
source: paper
"""
ONE = "parties:\n  - {id: writer, name: A. Writer, identification: pseudonym}\n"
TWO = ONE + "  - {id: friend, name: A. Friend, identification: pseudonym}\n"
TAIL = "sources:\n  - {id: paper, outlet: A Paper}\n"


def case(body: str, parties: str = ONE) -> Case:
    ((_, document),), wrong = read(HEAD + parties + body + TAIL)
    assert wrong == []
    assert isinstance(document, Case)
    return document


def state(document: Case, as_of: str, party: str = "writer") -> Held:
    return held(custodies(document, party), date.fromisoformat(as_of))


PRISON = """\
detentions:
  - {id: prison, kind: prison, taken: 2020-01-01, under: verdict}
decisions:
  - id: verdict
    instance: first
    date: 2020-02-01
    outcome: convicted
    sentence: [{kind: prison, term: P5Y}]
"""


def test_a_detention_of_several_is_each_ones_own_custody() -> None:
    document = case(
        "detentions:\n  - {id: d, of: [writer, friend], kind: prison, taken: 2020-01-01}\n", TWO
    )
    for party in ("writer", "friend"):
        assert [each.id for each in custodies(document, party)] == ["d"]
    with pytest.raises(KeyError):
        custodies(document, "nobody")


def test_ids_of_several_cases_are_told_apart_by_a_prefix() -> None:
    document = case(PRISON)
    (one,) = custodies(document, "writer", "two-writers#")
    assert one.id == "two-writers#prison"
    assert one.periods[0].under == one.sentences[0].id == "two-writers#verdict"


def test_what_others_claim_of_a_date_stands_beside_it_but_denials_do_not() -> None:
    document = case(
        "detentions:\n  - id: d\n    kind: police custody\n    taken: 2023-05-27\n    claims:\n"
        "      - {said_by: police or ministry, says: {taken: 2023-05-29}}\n"
        "      - {said_by: prosecutor, stance: denies, says: {taken: 2023-05-26}}\n"
        "    preferred_because: They agree.\n"
    )
    (period,) = subject(document, "writer").periods
    assert (period.taken, period.also_taken) == (bounds("2023-05-27"), (bounds("2023-05-29"),))


def test_where_no_day_is_preferred_the_first_claimed_is_followed() -> None:
    document = case(
        "detentions:\n  - id: d\n    kind: police custody\n    claims:\n"
        "      - {said_by: police or ministry, says: {taken: 2023-05-29}}\n"
        "      - {said_by: family, says: {taken: 2023-05-27}}\n"
    )
    (period,) = subject(document, "writer").periods
    assert (period.taken, period.also_taken) == (bounds("2023-05-29"), (bounds("2023-05-27"),))


def test_a_day_without_a_year_is_no_date_yet() -> None:
    document = case("detentions:\n  - {id: d, kind: police custody, taken: XXXX-05-27}\n")
    assert state(document, "2023-06-01").state == "unknown"


def test_an_update_on_a_detention_says_that_custody_goes_on_but_a_release_does_not() -> None:
    for kind, wanted in (("update", "held"), ("status", "held"), ("release", "last known held")):
        update = f"updates:\n  - {{id: u, kind: {kind}, happened: 2020-12-01, facts: prison}}\n"
        assert state(case(PRISON + update), "2020-12-02").state == wanted
    published = "updates:\n  - {id: u, published: 2020-12-01, facts: prison}\n"
    assert state(case(PRISON + published), "2020-12-02").last_seen == bounds("2020-12-01")
    elsewhere = "updates:\n  - {id: u, happened: 2020-12-01, facts: verdict}\n"
    assert state(case(PRISON + elsewhere), "2020-12-02").state == "last known held"


def test_what_can_only_happen_inside_says_that_custody_goes_on() -> None:
    for kind, wanted in (("solitary confinement", "held"), ("health", "last known held")):
        event = f"events:\n  - {{id: e, kind: {kind}, date: 2020-12-01, text: x}}\n"
        assert state(case(PRISON + event), "2020-12-02").state == wanted


def test_an_appeal_that_changes_nothing_keeps_the_custody_fresh() -> None:
    appeal = (
        "  - {id: appeal, instance: appeal, date: 2020-12-01, reviews: verdict, outcome: upheld}\n"
    )
    document = case(PRISON + appeal)
    assert state(document, "2020-12-02").state == "held"
    assert [each.firm for each in subject(document, "writer").sightings] == [False]


def test_a_reduced_sentence_counts_from_the_same_start() -> None:
    appeal = (
        "  - {id: appeal, instance: appeal, date: 2020-12-01, reviews: verdict, outcome: reduced,"
        " sentence: [{kind: prison, term: P2Y}]}\n"
    )
    (one,) = custodies(case(PRISON + appeal), "writer")
    before = expected_release(known_by(one, date(2020, 11, 30)))
    after = expected_release(one)
    assert before is not None
    assert after is not None
    assert (before.day, after.day) == (bounds("2025-01-01"), bounds("2022-01-01"))


def test_a_sentence_reduced_by_nobody_knows_how_much_has_no_known_end() -> None:
    appeal = (
        "  - {id: appeal, instance: appeal, date: 2020-12-01, reviews: verdict, outcome: reduced}\n"
    )
    (one,) = custodies(case(PRISON + appeal), "writer")
    assert expected_release(one) is None
    assert state(case(PRISON + appeal), "2040-01-01").state == "last known held"


@pytest.mark.parametrize(
    ("outcome", "wanted"),
    [
        ("acquitted", "presumed released"),
        ("annulled", "presumed released"),
        ("[annulled, remitted]", "last known held"),
        ("upheld", "last known held"),
    ],
)
def test_a_court_that_takes_the_sentence_away_ends_the_ground_but_reports_no_release(
    outcome: str, wanted: str
) -> None:
    review = (
        "  - {id: review, instance: appeal, date: 2020-06-01, reviews: verdict,"
        f" outcome: {outcome}}}\n"
    )
    assert state(case(PRISON + review), "2021-06-01").state == wanted


def test_a_suspended_sentence_on_appeal_takes_prison_away() -> None:
    review = (
        "  - {id: review, instance: appeal, date: 2020-06-01, reviews: verdict, outcome: suspended,"
        " sentence: [{kind: prison, term: P5Y, suspended: yes}]}\n"
    )
    assert state(case(PRISON + review), "2021-06-01").state == "presumed released"


def test_a_remand_that_a_court_annulled_is_presumed_over() -> None:
    document = case(
        "detentions:\n  - {id: remand, kind: pre-trial detention, taken: 2020-01-01, term: P4M}\n"
        "decisions:\n"
        "  - {id: review, instance: appeal, date: 2020-02-01, reviews: remand, outcome: annulled}\n"
    )
    assert state(document, "2020-02-02").state == "presumed released"


def test_several_extensions_and_parts_of_a_term_are_counted_in_turn() -> None:
    document = case(
        "detentions:\n  - id: remand\n    kind: pre-trial detention\n    taken: 2020-01-31\n"
        "    term: 1 month 10 days\n    extensions:\n"
        "      - {date: 2020-03-01, term: P2M}\n      - {date: 2020-05-01, until: 2020-07-01}\n"
    )
    (one,) = custodies(document, "writer")
    days = [expected_release(known_by(one, date(2020, month, 2))) for month in (2, 3, 5)]
    assert [str(each.day.lower) for each in days if each] == [
        "2020-03-10",
        "2020-05-10",
        "2020-07-01",
    ]


def test_how_it_ended_is_kept_in_the_words_of_the_record() -> None:
    for word, wanted in (
        ("pardon", "released"),
        ("died", "died in custody"),
        ("sentence replaced", "presumed released"),
        ("re-arrested at the gate", "held"),
    ):
        ended = (
            "detentions:\n  - {id: d, kind: prison, taken: 2020-01-01, ended: 2020-02-01,"
            f" how_ended: {word}}}\n"
        )
        found = state(case(ended), "2020-02-02")
        assert found.state == wanted
        assert found.word == (None if wanted == "held" else word)


def test_the_time_from_post_to_arrest_needs_a_tie_to_a_dated_post_and_a_reported_taking() -> None:
    posts = "posts:\n  - {id: post, platform: facebook, date: 2020-01-01, gist: x}\n"
    tie = "ties:\n  - {id: tie, level: explicit, post: post, said_by: outlet}\n"
    taken = "detentions:\n  - {id: d, kind: prison, taken: 2020-01-11}\n"
    found = post_to_arrest(case(posts + tie + taken), "writer")
    assert found is not None
    assert (found.least, found.most) == (10, 10)
    assert post_to_arrest(case(posts + taken), "writer") is None
    untold = (
        "detentions:\n  - {id: d, kind: prison, under: v}\n"
        "decisions:\n  - {id: v, instance: first, date: 2020-02-01}\n"
    )
    assert post_to_arrest(case(posts + tie + untold), "writer") is None
