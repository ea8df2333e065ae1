"""What happens to the items of a feed when cases are added, edited, corrected and withdrawn."""

from flask.testing import FlaskClient

from tests.feeds.papers import case, crowd
from tests.feeds.reading import FORMS, feed, fetched, understood, walked
from tests.records import SITE, Records

CORRECTION = """
updates:
  - {id: wrong, kind: correction, field: detention.taken, old: 2023-06-21, new: 2023-06-22,
     why: The paper had it wrong., said_by: outlet}
"""


def titles(reader: FlaskClient, query: str = "") -> list[str]:
    return [each.title for each in feed(reader, "atom", query).items]


def test_a_record_without_entries_has_empty_feeds_that_can_be_read(reader: FlaskClient) -> None:
    for form in FORMS:
        assert feed(reader, form).items == ()


def test_what_qualifies_later_comes_first_however_long_ago_it_happened(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("new", name="New"))
    records.publishes(case("old", name="Old", taken="2011-01-01"))
    assert titles(reader) == ["Old taken, 1 January 2011", "New taken, 21 June 2023"]


def test_an_edit_changes_an_item_in_its_place_and_posts_it_no_second_time(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first"))
    before = {form: feed(reader, form).items[0] for form in FORMS}
    assert not any(each.changed for each in before.values())
    records.publishes(case("second"))
    records.publishes(case("first", taken="2023-06-22"))
    for form in FORMS:
        newer, after = feed(reader, form).items
        assert (after.id, after.published) == (before[form].id, before[form].published)
        assert "22 June 2023" in after.title
        assert newer.id != after.id
    assert fetched(reader, "/feed.rss").count(b"<dcterms:modified>") == 1
    assert fetched(reader, "/feed.json").count(b'"date_modified"') == 1


def test_a_correction_is_marked_as_updated_and_says_so(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("wrong"))
    published = feed(reader, "json").items[0]
    assert "corrected" not in published.html
    records.publishes(case("wrong", taken="2023-06-22", more=CORRECTION))
    corrected = feed(reader, "json").items[0]
    assert (corrected.id, corrected.published) == (published.id, published.published)
    assert corrected.changed is not None
    assert corrected.changed > corrected.published
    for form in FORMS:
        assert "This case was corrected." in feed(reader, form).items[0].html
    atom = fetched(reader, "/feed.atom").decode()
    entry = atom[atom.index("<entry>") :]
    assert text_of(entry, "published") == published.published
    assert text_of(entry, "updated") == text_of(atom, "updated") == corrected.changed
    assert text_of(fetched(reader, "/feed.rss").decode(), "dcterms:modified") == corrected.changed


def test_a_withdrawn_case_is_in_no_form_of_the_feed(records: Records, reader: FlaskClient) -> None:
    records.publishes(case("stays", name="Who Stays"))
    records.publishes(case("goes", name="Who Goes"))
    assert len(titles(reader)) == 2
    records.runs("withdraw", "goes", "--why", "to protect somebody")
    for form in FORMS:
        for query in ("", "?tie=contextual"):
            (left,) = feed(reader, form, query).items
            assert left.title == "Who Stays taken, 21 June 2023"
            assert b"Who Goes" not in fetched(reader, f"/feed.{form}{query}")


def test_a_tie_that_proves_weaker_takes_the_item_out_and_a_firm_one_brings_it_back(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first", name="First"))
    records.publishes(case("second", name="Second"))
    before = feed(reader, "rss").items[1]
    records.publishes(case("first", name="First", level="contextual"))
    assert titles(reader) == ["Second taken, 21 June 2023"]
    assert len(titles(reader, "?tie=contextual")) == 2
    records.publishes(case("first", name="First"))
    back = feed(reader, "rss").items[1]
    assert (back.id, back.title, back.published) == (before.id, before.title, before.published)


def test_a_case_without_custody_or_without_a_tie_is_in_no_feed(
    records: Records, reader: FlaskClient
) -> None:
    taking = "kind: administrative detention, taken:"
    summoned = case("summoned").replace("detentions:", "measures:")
    records.publishes(case("untied", level="none"))
    records.publishes(summoned.replace(taking, "kind: summons, date:"))
    assert titles(reader, "?tie=contextual") == []


def test_pages_of_fifty_lead_on_until_every_item_was_seen_once(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(crowd("many", 120))
    for form in FORMS:
        pages = list(walked(reader, form))
        ids = [each for page in pages for each in page.ids]
        assert [len(page.items) for page in pages] == [50, 50, 20]
        assert len(set(ids)) == 120


def test_an_item_that_enters_between_two_pages_moves_no_other_item(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(crowd("many", 60))
    _, before = walked(reader, "atom")
    records.publishes(case("between"))
    address = before.links["self"].removeprefix(SITE)
    assert understood(fetched(reader, address), "atom").ids == before.ids
    assert before.links["first"] == f"{SITE}/feed.atom"


def text_of(xml: str, name: str) -> str:
    """The text of the first element of a name."""
    return xml.partition(f"<{name}>")[2].partition(f"</{name}>")[0]
