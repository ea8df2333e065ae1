"""What the page of a case says: the order of its timeline, its doubts, its two voices."""

from datetime import date
from typing import get_args

import pytest

from app.document import vocabulary
from app.document.case import Case
from app.document.others import Person
from app.pages.case_view import CaseView, case_view, custodies_of
from app.pages.custody_strip import strip_of
from app.pages.markdown import rendered
from app.pages.showing import Showing
from app.pages.words import known, word
from tests.content import shipped

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.usefixtures("in_english")


def view_of(case: Case, people: dict[str, Person] | None = None) -> CaseView:
    showing = Showing(case, people or {}, {}, "en", TODAY)
    custodies = custodies_of(case)
    return case_view(showing, custodies, strip_of(showing, custodies).rows)


def shipped_view(number: int) -> CaseView:
    return view_of(shipped.case(number), shipped.people())


def written(**fields: object) -> Case:
    """A short case of one subject, with the fields a test needs."""
    given = {
        "slug": "a-case",
        "title": "A case",
        "source": "paper",
        "parties": [{"id": "writer", "name": "A. Writer"}],
        "sources": [{"id": "paper", "outlet": "A Paper"}, {"id": "radio", "outlet": "A Radio"}],
    }
    return Case.model_validate(given | fields)


def said(view: CaseView) -> str:
    lines = [*view.timeline, *view.undated]
    return " ".join(phrase.text for line in lines for phrase in line.entry.says)


def test_every_closed_word_has_a_label() -> None:
    words = {
        each
        for name in dir(vocabulary)
        for each in get_args(getattr(vocabulary, name))
        if isinstance(each, str)
    }
    assert len(words) > 150
    assert {each for each in words if each not in known()} == set()
    assert word("pretext") == "pretext, as reported"


def test_the_timeline_runs_from_oldest_to_newest_and_the_undated_stand_apart() -> None:
    view = shipped_view(17)
    days = [line.entry.bounds.lower for line in view.timeline]
    assert days == sorted(day for day in days if day)
    assert view.undated
    assert all(line.day == "not dated" for line in view.undated if not line.entry.told_on)


@pytest.mark.parametrize(
    ("when", "same"), [("2023-06-21", True), ("2023-06", False), ("2023", False)]
)
def test_two_entries_are_of_the_same_day_only_where_both_days_are_known(
    when: str, same: bool
) -> None:
    events = [{"id": f"event-{place}", "kind": "health", "date": when} for place in (1, 2)]
    view = view_of(written(events=events))
    assert [line.same_day for line in view.timeline] == [False, same]


def test_a_hearing_that_was_held_is_no_custody() -> None:
    view = view_of(written(hearings=[{"id": "hearing", "date": "2023-06-21", "state": "held"}]))
    assert said(view) == "Took place."


def test_status_is_told_for_each_of_two_co_defendants() -> None:
    states = {line.name.text: (line.state, line.words) for line in shipped_view(17).statuses}
    assert states["Elchin Hasanzade"] == (
        "released",
        "was released on 2 November [2021], after 245 days: term served.",
    )
    state, words = states["Ibrahim Salamov"]
    assert state == "presumed released"
    assert "The term ended on 2 November [2021]; no release is reported." in words


def test_the_two_reasons_are_never_one_list() -> None:
    view = shipped_view(17)
    assert [voice.speaker for voice in view.official] == ["Shahriyar Mustafayev (complainant)"]
    assert [voice.speaker for voice in view.reported] == [
        "Elchin Hasanzade and Ibrahim Salamov",
        "Elchin Hasanzade",
    ]


def test_the_distance_from_post_to_arrest_stands_only_where_both_days_are_known() -> None:
    lapses = [line.lapse for line in shipped_view(4).timeline if line.lapse]
    assert lapses == ["11 days after the post"]
    assert all(not line.lapse for line in shipped_view(7).timeline)


def test_a_term_that_ended_without_a_release_is_the_trackers_own_entry() -> None:
    ends = [line.entry for line in shipped_view(4).timeline if line.entry.worked_out]
    assert [entry.heading for entry in ends] == ["Term ends"]
    assert "26 June [2023] or 28 June [2023]" in ends[0].says[0].text
    assert "presumed released, not free" in ends[0].says[0].text


def test_a_person_last_known_held_is_never_shown_as_free() -> None:
    status = shipped_view(10).statuses[0]
    assert status.state == "last known held"
    assert "Not confirmed since 5 May [2021]" in status.words or "May" in status.words
    assert not any(line.entry.mark == "release" for line in shipped_view(10).timeline)


def test_a_remand_that_ran_past_its_order_is_a_finding() -> None:
    found = " ".join(shipped_view(10).findings)
    assert "the ordered time ended on 14 November [2020]" in found
    assert "No extension is reported." in found


def test_a_correction_keeps_field_old_and_new_value_in_place() -> None:
    (entry,) = shipped_view(17).corrections
    assert entry.correction is not None
    assert (entry.correction.field, entry.detail) == ("role", "Ibrahim Salamov")
    assert entry.correction.old == "activist"
    assert "actor" in entry.correction.new


def test_initials_stay_initials() -> None:
    view = shipped_view(9)
    assert [name.text for name in view.names] == ["K.M."]
    assert all("K.M" in line.name.text for line in view.statuses)


def test_a_citation_that_is_not_identified_stays_as_written() -> None:
    view = view_of(written(charges=[{"id": "charge", "citation": "art. 7 of something"}]))
    card = view.charges[0]
    assert card.fact.citation == "art. 7 of something"
    assert card.law is None


def test_an_event_without_a_day_stands_on_the_day_of_its_report_and_says_so() -> None:
    view = view_of(
        written(
            events=[{"id": "ill", "kind": "health", "text": "A fever."}],
            updates=[{"id": "told", "facts": "ill", "published": "2024-05-01"}],
        )
    )
    (line,) = view.timeline
    assert (line.day, line.entry.told_on) == ("1 May 2024", True)
    assert line.entry.announced == "Update of 1 May 2024"


def test_a_release_announced_by_an_update_carries_its_words() -> None:
    view = view_of(
        written(
            detentions=[
                {"id": "jail", "kind": "prison", "taken": "2024-01-01", "ended": "2024-02-01"}
            ],
            updates=[{"id": "free", "kind": "release", "facts": "jail", "text": "She is free."}],
        )
    )
    ended = next(line.entry for line in view.timeline if line.entry.mark == "release")
    taken = next(line.entry for line in view.timeline if line.entry.mark == "taken")
    assert ended.says[0].text == "She is free."
    assert "She is free." not in [phrase.text for phrase in taken.says]


def test_another_value_is_shown_beside_and_a_mere_source_is_no_dispute() -> None:
    view = view_of(
        written(
            detentions=[
                {
                    "id": "jail",
                    "kind": "prison",
                    "taken": "2024-01-01",
                    "place": "Prison 1",
                    "claims": [
                        {"says": {"taken": "2024-01-03"}, "said_by": "police or ministry"},
                        {"about": "place", "source": "radio"},
                    ],
                }
            ]
        )
    )
    entry = view.timeline[0].entry
    assert [each.says[0].text for each in entry.differing] == ["Taken on: 3 January 2024"]
    assert [each.speaker for each in entry.attributed] == ["reported by A Radio"]


def test_a_text_in_another_language_says_which() -> None:
    case = written(
        lang="az", statements=[{"id": "said", "text": "Sərbəstdir.", "date": "2024-01-01"}]
    )
    (line,) = view_of(case).timeline
    assert [(phrase.text, phrase.lang) for phrase in line.entry.says] == [("Sərbəstdir.", "az")]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "<a href='https://a.example' onclick='x' style='y'>z</a>",
        "![x](https://spy.example/pixel.png)",
        "<iframe src='https://a.example'></iframe>",
    ],
)
def test_hostile_markdown_is_made_harmless(hostile: str) -> None:
    html = rendered(hostile)
    for refused in ("<script", "javascript:", "<img", "onclick", "onerror=", "style=", "<iframe"):
        assert refused not in html.replace("&lt;", "")
