"""What the feed of updates tells: every dated fact that a case gains, once and in its words."""

from flask.testing import FlaskClient

from app.document.case import Case
from app.record.moments import moments
from tests.feeds.papers import case
from tests.feeds.reading import FORMS, feed
from tests.records import Records
from tests.working import written

UNTIED = "none"
HEARING = """
hearings:
  - {id: hearing, date: {edtf: '2030-03-05', time: '10:30'}, court: City Court, purpose: first day}
"""
VERDICT = """
decisions:
  - {id: verdict, instance: first, date: 2023-07-01, outcome: convicted}
"""
FREED = "taken: 2023-06-21, ended: 2023-07-11, how_ended: term served"
UPDATE = """
updates:
  - {id: news, kind: release, published: 2023-07-12, facts: detention, text: She is home.}
"""
WRONG = """
updates:
  - {id: wrong, kind: correction, published: 2023-08-01, field: writer.name, old: Old Name,
     new: Invented Person, why: A slip.}
"""


def titles(reader: FlaskClient, address: str = "/updates") -> list[str]:
    return [each.title for each in feed(reader, "atom", at=address).items]


def test_a_new_case_that_the_arrest_feed_tells_of_is_not_told_again(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("tied", more=VERDICT))
    assert titles(reader, "/feed") == ["Invented Person taken, 21 June 2023"]
    assert titles(reader) == []


def test_a_new_case_that_is_in_no_arrest_feed_is_told_once_as_a_whole(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("untied", level=UNTIED, more=VERDICT))
    (item,) = feed(reader, "json", at="/updates").items
    assert item.title == "Invented Person: new case"
    assert item.url.endswith("/cases/untied")
    assert "Taken: 21 June 2023, administrative detention." in item.html
    records.publishes(case("untied"))
    assert titles(reader, "/feed") == ["Invented Person taken, 21 June 2023"]
    assert titles(reader) == ["Invented Person: new case"]


def test_every_dated_fact_that_a_case_gains_is_told_once(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first"))
    records.publishes(case("first", more=VERDICT))
    records.publishes(case("first", more=VERDICT + HEARING))
    assert titles(reader) == [
        "Invented Person: Hearing, 5 March 2030",
        "Invented Person: Decision, 1 July 2023",
    ]
    before = feed(reader, "rss", at="/updates")
    records.publishes(case("first", more=(VERDICT + HEARING).replace("2023-07-01", "2023-07-02")))
    after = feed(reader, "rss", at="/updates")
    assert after.ids == before.ids
    assert [each.published for each in after.items] == [each.published for each in before.items]
    assert after.items[1].title == "Invented Person: Decision, 2 July 2023"


def test_a_release_is_told_of_a_new_case_too_and_only_once_where_an_update_lists_it(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("plain", taken=FREED.removeprefix("taken: ")))
    assert titles(reader) == ["Invented Person: Release, 11 July 2023"]
    records.publishes(case("listed", name="Listed", taken=FREED[7:], more=UPDATE))
    (listed, plain) = feed(reader, "atom", at="/updates").items
    assert listed.title == "Listed: Release, 12 July 2023"
    assert "She is home." in listed.html
    assert "Listed: term served." in listed.html
    assert plain.title.startswith("Invented Person")


def test_a_listed_update_comes_beside_a_fact_that_was_told_before(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first", taken=FREED[7:]))
    records.publishes(case("first", taken=FREED[7:], more=UPDATE))
    assert titles(reader) == [
        "Invented Person: Release, 12 July 2023",
        "Invented Person: Release, 11 July 2023",
    ]


def test_a_transfer_and_a_longer_term_are_updates_not_arrests(
    records: Records, reader: FlaskClient
) -> None:
    longer = "2023-06-21, term: P1M, extensions: [{date: 2023-07-20, term: P2M}]"
    moved = (
        "  - {id: colony, kind: penal colony, taken: 2023-09-20, follows: detention}\n"
        "  - {id: detention, kind: police custody, taken: "
    )
    text = case("moved", taken=longer).replace(
        "  - {id: detention, kind: administrative detention, taken: ", moved
    )
    records.publishes(text)
    assert titles(reader, "/feed") == ["Invented Person taken, 21 June 2023"]
    assert titles(reader) == [
        "Invented Person: Detention extended, 20 July 2023",
        "Invented Person: Still in custody, 20 September 2023",
    ]


def lengthened(*days: str) -> str:
    extensions = ", ".join(f"{{date: {day}, term: P1M}}" for day in days)
    return case("longer", taken=f"2023-06-21, term: P1M, extensions: [{extensions}]")


def test_an_extension_put_before_another_reposts_nothing_and_is_not_missed(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(lengthened("2023-08-20"))
    (august,) = feed(reader, "atom", at="/updates").items
    records.publishes(lengthened("2023-07-20", "2023-08-20"))
    (july, still) = feed(reader, "atom", at="/updates").items
    assert july.title == "Invented Person: Detention extended, 20 July 2023"
    assert still == august
    records.publishes(lengthened("2023-07-20"))
    records.publishes(lengthened("2023-07-20", "2023-09-20"))
    assert titles(reader) == [
        "Invented Person: Detention extended, 20 September 2023",
        "Invented Person: Detention extended, 20 July 2023",
    ]


def test_a_part_without_an_id_is_known_by_its_place_as_documents_were_before() -> None:
    (before,) = written(lengthened("2023-07-20", "2023-08-20"))
    (named,) = written(
        case(
            "longer",
            taken="2023-06-21, term: P1M, extensions: ["
            "{id: detention-extension-2, date: 2023-08-20, term: P1M},"
            "{id: detention-extension-1, date: 2023-07-20, term: P1M}]",
        )
    )
    assert isinstance(before, Case)
    assert isinstance(named, Case)
    fields = {each.field for each in moments(before)}
    assert {"extensions.0", "extensions.1"} < fields
    assert {each.field for each in moments(named)} == fields


def test_a_correction_is_an_item_and_says_what_was_wrong(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first"))
    records.publishes(case("first", more=WRONG))
    for form in FORMS:
        (item,) = feed(reader, form, at="/updates").items
        assert item.title == "Invented Person: Correction, 1 August 2023"
        assert "not “Old Name”, but “Invented Person”." in item.html
        assert "A slip." in item.html


def test_a_fact_taken_out_leaves_the_feed_and_comes_back_in_its_place(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first"))
    records.publishes(case("first", more=VERDICT))
    known = feed(reader, "atom", at="/updates").ids
    records.publishes(case("first"))
    assert titles(reader) == []
    records.publishes(case("first", more=VERDICT))
    assert feed(reader, "atom", at="/updates").ids == known


def test_an_edit_elsewhere_in_a_case_marks_no_item_as_updated(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first"))
    records.publishes(case("first", more=VERDICT))
    for form in FORMS:
        (arrest,) = feed(reader, form).items
        (verdict,) = feed(reader, form, at="/updates").items
        assert arrest.changed is None
        assert verdict.changed is None


def test_a_filled_record_tells_the_same_as_one_that_followed(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first"))
    records.publishes(case("first", more=VERDICT))
    records.publishes(case("first", taken=FREED[7:], more=VERDICT + WRONG))
    records.publishes(case("second", level=UNTIED))
    told = [feed(reader, "json", at=at) for at in ("/feed", "/updates")]
    records.runs("publish", "--all")
    assert [feed(reader, "json", at=at) for at in ("/feed", "/updates")] == told
