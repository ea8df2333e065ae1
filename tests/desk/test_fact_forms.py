"""The forms of facts: adding and changing each kind, two editors at once, hostile input."""

import json

import pytest

from app.desk.entering.kinds import ADDITIONS
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.test_entering import begins, fields, types, without_cases

__all__ = ["without_cases"]

# What is typed for each kind of fact, and one field of what it becomes.
TYPED: dict[str, tuple[dict[str, str], str, object]] = {
    "update": ({"text": "He was seen in court."}, "text", "He was seen in court."),
    "charge": ({"citation": "Article 510 CAO"}, "provision", "CAO:510"),
    "detention": (
        {"kind": "pre-trial detention", "taken": "2023-06-22", "term": "2 months"},
        "term",
        "P2M",
    ),
    "decision": (
        {"instance": "first", "date": "2023-06-23", "sentence__0__kind": "fine"},
        "sentence",
        [{"kind": "fine"}],
    ),
    "hearing": (
        {"date": "2026-12-01", "date__time": "10:30"},
        "date",
        {"edtf": "2026-12-01", "time": "10:30"},
    ),
    "measure": ({"kind": "fine", "amount": "500 azn"}, "amount", "500 AZN"),
    "post": ({"gist": "About water", "quote__text": "No water"}, "quote", {"text": "No water"}),
    "official": ({"text": "Disorder"}, "text", "Disorder"),
    "reported": ({"text": "His posts"}, "text", "His posts"),
    "statement": ({"text": "We protest"}, "text", "We protest"),
    "event": ({"kind": "health", "text": "Ill"}, "kind", "health"),
    "tie": ({"level": "contextual", "said_by": "lawyer"}, "level", "contextual"),
    "party": ({"name": "A judge", "part": "judge"}, "part", "judge"),
    "account": ({"handle": "@elvin", "count": "2–3"}, "count", {"min": 2, "max": 3}),
    "proceeding": ({"kind": "criminal"}, "kind", "criminal"),
    "source": ({"outlet": "Meydan TV"}, "outlet", "Meydan TV"),
    "correction": (
        {
            "kind": "correction",
            "field": "party-1",
            "field__name": "role",
            "old": "a",
            "new": "b",
            "why": "misread",
        },
        "why",
        "misread",
    ),
}


def adds(browser: Browser, case_id: str, added: str, /, **typed: str) -> str:
    """Adds a fact by its form."""
    way = f"/desk/cases/{case_id}/add/{added}"
    browser.open(way)
    return types(browser, way, **typed)


def test_every_kind_of_fact_can_be_added_and_changed(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    assert {*TYPED, "related"} == set(ADDITIONS)
    for kind, (typed, name, value) in TYPED.items():
        listed = ADDITIONS[kind].listed
        adds(editor, case_id, kind, **typed)
        assert editor.at() == f"/desk/cases/{case_id}", (kind, editor.page.text)
        added = fields(newsroom, case_id)[listed][-1]
        assert added[name] == value, kind
        before = json.dumps(fields(newsroom, case_id))
        way = f"/desk/cases/{case_id}/change/{listed}/{added['id']}"
        editor.open(way)
        assert len(editor.page.data) < 60_000, kind
        types(editor, way)
        assert json.dumps(fields(newsroom, case_id)) == before, kind
        note = "note" if kind != "update" else "hedge"
        editor.open(way)
        types(editor, way, **{note: "as told"})
        assert fields(newsroom, case_id)[listed][-1] == {**added, note: "as told"}, kind


def test_the_page_of_a_case_shows_each_fact_and_the_way_to_change_it(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    unnamed = {"name": "A student", "subject__identification": "unnamed"}
    case_id = begins(editor, **unnamed, charges__citation="Article 510 CAO")
    text = editor.open(f"/desk/cases/{case_id}").text
    assert f"/desk/cases/{case_id}/change/charges/charge-1" in text
    for kind in ADDITIONS:
        assert f"/desk/cases/{case_id}/add/{kind}" in text
    assert "Before readers may see it" in text
    assert len(editor.page.data) < 60_000


def test_a_fact_can_be_read_in_a_source_that_is_new(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    adds(editor, case_id, "event", kind="health", new_source__url="https://meydan.tv/a")
    found = fields(newsroom, case_id)
    assert found["sources"][-1]["outlet"] == "meydan.tv"
    assert found["events"][0]["source"] in (
        found["sources"][-1]["id"],
        [found["sources"][-1]["id"]],
    )


def test_claims_that_disagree_are_entered_beside_the_value(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor, detentions__taken="2023-05-27")
    way = f"/desk/cases/{case_id}/change/detentions/detention-1"
    editor.open(way)
    types(
        editor,
        way,
        claims__0__said_by="police or ministry",
        claims__0__says__0__field="taken",
        claims__0__says__0__value="29 May 2023",
    )
    (claim,) = fields(newsroom, case_id)["detentions"][0]["claims"]
    assert claim["says"]["taken"]["edtf"] == "2023-05-29"


def test_a_release_ends_the_custody_and_tells_readers(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor, detentions__kind="police custody", detentions__taken="2026-11-01")
    way = f"/desk/cases/{case_id}/change/detentions/detention-1?short=release"
    assert "short=release" in editor.open(f"/desk/cases/{case_id}").text
    editor.open(way)
    types(editor, way, ended="2026-11-20", how_ended="released early")
    found = fields(newsroom, case_id)
    assert found["detentions"][0]["ended"] == "2026-11-20"
    assert found["updates"][0]["kind"] == "release"
    assert "short=release" not in editor.open(f"/desk/cases/{case_id}").text


def test_a_fact_is_taken_out(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor, charges__citation="Article 510 CAO")
    way = f"/desk/cases/{case_id}/change/charges/charge-1"
    editor.open(way)
    types(editor, way, do="out")
    assert "charges" not in fields(newsroom, case_id)
    assert editor.open(way).status_code == 404


def test_two_editors_of_one_field_choose_between_both_values(newsroom: Newsroom) -> None:
    one, other = newsroom.joins("Aysel", "editor"), newsroom.joins("Murad", "editor")
    case_id = begins(one, detentions__place="Saatli")
    way = f"/desk/cases/{case_id}/change/detentions/detention-1"
    one.open(way)
    other.open(way)
    types(one, way, place="Baku")
    text = types(other, way, place="Ganja", taken_by="police")
    assert other.page.status_code == 422
    assert "Theirs: Baku" in text
    assert "Yours: Ganja" in text
    assert fields(newsroom, case_id)["detentions"][0]["place"] == "Baku"
    chosen = {
        "choice.detentions.detention-1.place": "mine",
        "version": "2",
        "place": "Ganja",
        "taken_by": "police",
    }
    types(other, way, **chosen)
    held = fields(newsroom, case_id)["detentions"][0]
    assert (held["place"], held["taken_by"]) == ("Ganja", "police")


def test_edits_of_two_fields_are_joined(newsroom: Newsroom) -> None:
    one, other = newsroom.joins("Aysel", "editor"), newsroom.joins("Murad", "editor")
    case_id = begins(one, detentions__place="Saatli")
    way = f"/desk/cases/{case_id}/change/detentions/detention-1"
    one.open(way)
    other.open(way)
    types(one, way, place="Baku")
    types(other, way, taken_by="police")
    held = fields(newsroom, case_id)["detentions"][0]
    assert (held["place"], held["taken_by"]) == ("Baku", "police")


def test_a_form_of_a_fact_is_kept_past_the_sign_in(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    way = f"/desk/cases/{case_id}/add/event"
    editor.open(way)
    newsroom.clock.after(hours=24)
    types(editor, way, kind="health", text="Ill since Monday")
    assert editor.at() == "/desk/sign-in"
    editor.signs_in("Aysel")
    assert "Ill since Monday" in editor.open(way).text
    types(editor, way, do="drop")
    assert "Ill since Monday" not in editor.open(way).text


HOSTILE: list[tuple[str, dict[str, str], str]] = [
    ("event", {"kind": "health", "text": "null \x00 byte"}, "U+0000"),
    ("event", {"kind": "health", "text": "bidi \u202e override"}, "U+202E"),
    ("event", {"kind": "health", "date": "31 February 2023"}, "February"),
    ("event", {"kind": "health", "date": "9999999-01-01"}, "9999999"),
    ("event", {"kind": "no such kind"}, "one of these words"),
    ("event", {"text": "an event without a kind"}, "required"),
    ("measure", {"kind": "fine", "amount": "a lot"}, "500 AZN"),
    ("measure", {"kind": "fine", "term": "-3 days"}, "term"),
    ("source", {"outlet": "A", "url": "javascript:alert(1)"}, "http"),
    ("party", {"name": "B", "part": "judge", "age": "9" * 40}, "number"),
    ("charge", {"label": "A", "of": "nobody-there"}, "nobody-there"),
    (
        "detention",
        {"kind": "police custody", "taken": "2023-06-22", "ended": "2023-06-01"},
        "2023-06-01",
    ),
]


@pytest.mark.parametrize(("kind", "typed", "told"), HOSTILE)
def test_hostile_input_is_answered_with_a_sentence_and_kept(
    newsroom: Newsroom, kind: str, typed: dict[str, str], told: str
) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    text = adds(editor, case_id, kind, **typed)
    assert editor.page.status_code == 200
    assert "not all of it was understood" in text
    assert told in text
    assert 'class="fault"' in text
    assert editor.open(f"/desk/cases/{case_id}").status_code == 200


def test_five_megabytes_are_answered_with_a_sentence(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    adds(editor, case_id, "event", kind="health", text="a" * 5_000_000)
    assert editor.page.status_code in (200, 422)
    assert editor.open(f"/desk/cases/{case_id}").status_code == 200


def test_a_form_that_we_did_not_hand_out_saves_nothing_and_keeps_what_was_typed(
    newsroom: Newsroom,
) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    way = f"/desk/cases/{case_id}/add/event"
    editor.open(way)
    types(editor, way, kind="health", text="He was ill", once="\x00")
    assert editor.page.status_code == 422
    assert "did not come from here" in editor.page.text
    assert "He was ill" in editor.page.text
    assert "events" not in fields(newsroom, case_id)


def test_what_no_form_of_ours_brings_is_no_error(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    way = f"/desk/cases/{case_id}/add/event"
    editor.open(way)
    types(editor, way, kind="health", base="none", version="x", claims__999999="a")
    assert editor.page.status_code == 200
    assert fields(newsroom, case_id)["events"][0]["kind"] == "health"
    for wrong in ("change/charges/%00", "change/charges/nobody", "change/x/y", "add/x"):
        assert editor.open(f"/desk/cases/{case_id}/{wrong}").status_code == 404
    assert editor.open(f"/desk/cases/{case_id}/change/parties/party-1?short=x").status_code == 404


def test_null_bytes_and_overrides_are_kept_by_each_engine(on_each: Newsroom) -> None:
    editor = on_each.joins("Aysel", "editor")
    case_id = begins(editor, posts__gist="nul \x00 here", detentions__taken="x\x00")
    adds(editor, case_id, "event", kind="health", text="a\x00b\u202e")
    assert editor.page.status_code == 200
    assert fields(on_each, case_id)["events"][0]["text"] == "a\x00b\u202e"
    assert "Elvin" in editor.open("/desk/cases?like=Elvin").text
    assert editor.open("/desk/cases?like=%00").status_code == 200
