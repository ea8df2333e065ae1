"""The history of a case, and what became of addresses."""

from dataclasses import replace
from pathlib import Path

from app.document.case import Case
from app.document.claimed import Quote
from app.document.facts import Event
from app.document.others import Person, Tombstone
from app.document.writing import canonical
from app.public import create_app
from app.record.ledger import Entry
from app.record.tombstones import slug_hash
from tests import ledger
from tests.site.reading import read

_SLUG = "elmir-abbasov-soyudlu"


def test_a_history_says_what_each_revision_changed_newest_first(tmp_path: Path) -> None:
    first, second = _two_revisions()
    reader = create_app(ledger.build(tmp_path, [first, second])).test_client()
    page = read(reader, f"/cases/{_SLUG}/history")
    assert page.words.index("Revision 2") < page.words.index("Revision 1")
    assert "Corrected" in page.words
    assert "First published" in page.words
    assert "Region nothing Somewhere" in page.words
    assert {f"/cases/{_SLUG}/at/1", f"/cases/{_SLUG}/at/2"} <= set(page.links)


def test_a_history_reads_as_the_case_does_without_keys_and_dates_for_machines(
    tmp_path: Path,
) -> None:
    people = [each for each in ledger.shipped() if isinstance(each, Person)]
    first = ledger.first([_citing(_case(), "CAO:535.1"), *people])
    later = _with_a_strike(_citing(_case(), "CAO:510"))
    second = ledger.entry(len(first) + 1, later, 2, "updated")
    reader = create_app(ledger.build(tmp_path, [*first, second])).test_client()
    page = read(reader, f"/cases/{_SLUG}/history")
    assert "Charges: disobeying police" in page.words
    code = "of the Code of Administrative Offences"
    assert f"Article of the law Article 535.1 {code} Article 510 {code}" in page.words
    assert "Events: hunger strike, 1 July [2023] added" in page.words
    assert "Lasted 4 days" in page.words
    assert "Said by Elmir Abbasov family" in page.words
    assert "/people/elmir-abbasov" in page.links
    assert not [key for key in ("CAO:", "2023-07-01", "P4D") if key in page.html]
    assert "1 iyul [2023]" in read(reader, f"/cases/{_SLUG}/history?lang=az").words


def test_violent_words_are_in_no_history(tmp_path: Path) -> None:
    first = _case()
    quote = Quote(text="very violent words", sensitive=True)
    post = first.posts[0].model_copy(update={"quote": quote})
    later = first.model_copy(update={"posts": (post, *first.posts[1:])})
    entries = [ledger.entry(1, first, 1, "published"), ledger.entry(2, later, 2, "updated")]
    reader = create_app(ledger.build(tmp_path, entries)).test_client()
    page = read(reader, f"/cases/{_SLUG}/history")
    assert "very violent" not in page.html
    assert "words that stand behind a warning on the page of the case" in page.words


def test_an_earlier_revision_can_be_read_as_it_stood(tmp_path: Path) -> None:
    first, second = _two_revisions()
    reader = create_app(ledger.build(tmp_path, [first, second])).test_client()
    assert "Somewhere" not in read(reader, f"/cases/{_SLUG}/at/1").words
    assert "Somewhere" in read(reader, f"/cases/{_SLUG}/at/2").words
    assert read(reader, f"/cases/{_SLUG}/at/3").status == 404


def test_a_redacted_revision_is_gone_and_its_history_says_so(tmp_path: Path) -> None:
    first, second = _two_revisions()
    entries = [replace(first, body=None), replace(second, cause="protected")]
    reader = create_app(ledger.build(tmp_path, entries)).test_client()
    gone = read(reader, f"/cases/{_SLUG}/at/1")
    assert gone.status == 410
    assert "This revision was taken out" in gone.words
    history = read(reader, f"/cases/{_SLUG}/history")
    assert "What this revision said was taken out, to protect somebody in it." in history.words
    assert f"/cases/{_SLUG}/at/1" not in history.links


def test_a_withdrawn_case_is_gone_and_says_nothing_of_the_people_in_it(tmp_path: Path) -> None:
    case = _case()
    first = ledger.entry(1, case, 1, "published")
    stone = Tombstone.model_validate(
        {
            "id": case.id,
            "slug_hash": [slug_hash(ledger.SLUG_KEY, "case", _SLUG)],
            "withdrawn": "2026-11-22",
        }
    )
    last = replace(
        ledger.entry(2, case, 2, "withdrawn"), body=canonical(stone), items=(), cause="withdrawn"
    )
    reader = create_app(ledger.build(tmp_path, [replace(first, body=None), last])).test_client()
    for address in (f"/cases/{_SLUG}", f"/cases/{_SLUG}/history", f"/cases/{_SLUG}/at/1"):
        page = read(reader, address)
        assert page.status == 410
        assert "What stood at this address was withdrawn." in page.words
        assert "Abbasov" not in page.html


def test_a_former_address_leads_to_the_one_of_today(tmp_path: Path) -> None:
    moved = _case().model_copy(update={"slug": "elmir-abbasov", "formerly": (_SLUG,)})
    people = [each for each in ledger.shipped() if isinstance(each, Person)]
    entries = ledger.first([*people, ledger.identified(moved)])
    reader = create_app(ledger.build(tmp_path, entries)).test_client()
    answer = reader.get(f"/cases/{_SLUG}")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/cases/elmir-abbasov")


def _case() -> Case:
    found = next(each for each in ledger.shipped() if each.slug == _SLUG)
    assert isinstance(found, Case)
    return found


def _citing(case: Case, key: str) -> Case:
    charges = tuple(
        each.model_copy(update={"citation": "as a source wrote it", "provision": key})
        for each in case.charges
    )
    return case.model_copy(update={"charges": charges})


def _with_a_strike(case: Case) -> Case:
    strike = Event.model_validate(
        {
            "id": "strike",
            "kind": "hunger strike",
            "date": {"edtf": "2023-07-01?", "year": "external"},
            "lasted": "P4D",
            "said_by": [case.subjects[0].id, "family"],
        }
    )
    return case.model_copy(update={"events": (*case.events, strike)})


def _two_revisions() -> tuple[Entry, Entry]:
    case = _case()
    later = case.model_copy(update={"region": "Somewhere"})
    return ledger.entry(1, case, 1, "published"), ledger.entry(2, later, 2, "corrected")
