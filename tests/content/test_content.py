"""Whether what ships can be read, is canonical, and says nothing without a source or a speaker."""

import re
from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest

from app import content
from app.document.case import Case
from app.document.checks import parts
from app.document.facts import Claim, Claimed
from app.document.others import Person, Tally
from app.document.values import Date
from app.document.writing import to_yaml
from tests.content import shipped

FILES = shipped.files()
EXTERNAL = {
    "aiw-tag", "apa", "azernews", "fsu", "ipd", "ipd-later", "irfs", "meydan-appeal", "oc-sentence",
    "oc-transfer", "rferl", "tribunat", "wikipedia",
}  # fmt: skip
# Articles that only we believe to be meant: no source gives them for these cases.
OUR_GUESSES = {
    "giyas-ibrahimov-soyudlu": ("CAO:535", "CAO:535.1"),
    "elmir-abbasov-soyudlu": ("CAO:535", "CAO:535.1"),
    "zaur-usubov-pfp": ("CAO:535", "CAO:535.1"),
    "elchin-ibrahimli": ("CAO:535.1",),
    "km-nakhchivan-tweets": ("CC:148-1",),
    "aslan-gurbanov-sss": ("CC:281", "CC:281.1", "CC:283", "CC:283.1"),
    "shahin-haciyev-2021-03": ("CAO:535.1", "CC:234"),
    "hasanzade-salamov-private-prosecution": ("CC:147", "CC:147.2", "CC:148"),
}
# Articles that the reports do not give either, and another source does.
NOT_IN_THE_REPORTS = {
    "amrah-tahmazov-salayev-post": ("CAO:510", "CAO:535.1"),
    "elvin-mustafayev-saatli": ("CAO:510", "CAO:535.1"),
    "novruzali-mamedov": ("CC:274",),
    "hilal-mamedov": ("CC:274", "CC:283.2.2"),
    "shahin-haciyev-2021-11": ("CC:234.4.3",),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_is_read_without_a_problem(path: Path) -> None:
    found, problems = shipped.read_file(path)
    assert [str(each) for each in problems] == []
    assert found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_is_in_canonical_form(path: Path) -> None:
    found, _ = shipped.read_file(path)
    assert to_yaml(*(document for _, document in found)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_by_the_slug_of_its_first_document_and_the_rest_are_people(
    path: Path,
) -> None:
    (_, first), *others = shipped.read_file(path)[0]
    assert first.slug == path.stem
    assert isinstance(first, Case if path.parent.name == "cases" else Tally)
    assert all(isinstance(each, Person) for _, each in others)


def test_all_cases_and_tallies_are_there() -> None:
    assert sorted(shipped.cases()) == sorted(shipped.CASES)
    assert sorted(shipped.tallies()) == sorted(shipped.TALLIES)


def test_every_document_has_an_opaque_id_of_its_own() -> None:
    ids = [document.id for document in shipped.documents()]
    assert all(each and UUID(each).version == 4 for each in ids)
    assert max(Counter(ids).values()) == 1


def test_every_person_is_described_once_and_whoever_a_case_names_is_described() -> None:
    people = [each.slug for each in shipped.documents() if isinstance(each, Person)]
    assert max(Counter(people).values()) == 1
    named = {p.person for case in shipped.cases().values() for p in case.parties if p.person}
    assert named == set(people)


def test_every_subject_has_a_person_document() -> None:
    for case in shipped.cases().values():
        assert all(party.person for party in case.subjects), case.slug


def test_every_fact_has_an_id_that_names_nobody() -> None:
    names = {part for slug in shipped.people() for part in slug.split("-")} - {"km"}
    for case in shipped.cases().values():
        for _, _, fact in case.every_fact():
            assert fact.id, case.slug
            assert not names & set(fact.id.split("-")), f"{case.slug}#{fact.id}"


def test_every_fact_and_claim_has_a_source_or_a_speaker() -> None:
    for document in shipped.documents():
        base = getattr(document, "source", ())
        for path, part in parts(document):
            if isinstance(part, Claimed | Claim):
                assert part.source or part.said_by or base, f"{document.slug}: {path}"


def test_every_reason_and_statement_has_a_speaker() -> None:
    for case in shipped.cases().values():
        for stated in (*case.official_reason, *case.reported_reason, *case.statements):
            assert stated.said_by, f"{case.slug}#{stated.id}"
        assert all(tie.said_by for tie in case.ties), case.slug
        claims = [event for event in case.events if event.kind == "ill-treatment claim"]
        assert all(event.said_by for event in claims), case.slug


def test_every_source_is_used_or_says_why_it_is_listed() -> None:
    for document in shipped.documents():
        used = {each for _, part in parts(document) for each in getattr(part, "source", ())}
        used |= {each.via for each in document.sources if each.via}
        idle = [each for each in document.sources if each.id not in used and not each.note]
        outer = isinstance(document, Tally)  # the report through which a count was read
        assert [each.id for each in idle if not (outer and each.id == "aiw")] == [], document.slug


def test_every_source_from_outside_the_reports_can_be_looked_up() -> None:
    found = [s for document in shipped.documents() for s in document.sources if s.id in EXTERNAL]
    assert {source.id for source in found} == EXTERNAL
    assert all(source.url and source.via is None for source in found)


@pytest.mark.parametrize("slug", OUR_GUESSES)
def test_an_article_that_only_we_believe_to_be_meant_is_not_published(slug: str) -> None:
    text = to_yaml(shipped.cases()[slug])
    for key in OUR_GUESSES[slug]:
        assert not re.search(rf"{re.escape(key)}(?![\d.-])", text), key


@pytest.mark.parametrize("slug", NOT_IN_THE_REPORTS)
def test_an_article_the_reports_do_not_give_stands_under_the_source_that_does(slug: str) -> None:
    case = shipped.cases()[slug]
    cited = [charge for charge in case.charges if charge.provision]
    assert {charge.provision for charge in cited} == set(NOT_IN_THE_REPORTS[slug])
    assert all(set(charge.source) <= EXTERNAL and charge.source for charge in cited)


def test_no_other_case_gives_an_article_that_its_report_does_not() -> None:
    wanted = {
        "giyas-ibrahimov-soyudlu": {"CAO:388-1"},
        "elchin-ibrahimli": {"CAO:535"},
        "km-nakhchivan-tweets": {"CC:148"},
        "shahin-haciyev-2021-01": {"CAO:535.1"},
        "ilgar-atayev-covid": {"CAO:388-1"},
    }
    for slug, case in shipped.cases().items():
        if slug not in NOT_IN_THE_REPORTS:
            given = {charge.provision for charge in case.charges if charge.provision}
            assert given == wanted.get(slug, set()), slug


def test_the_initials_are_never_expanded() -> None:
    person = shipped.people()["km-nakhchivan"]
    assert (person.name, person.identification, person.names) == ("K.M.", "initials", ())
    assert person.born is None
    assert "148-1" not in to_yaml(shipped.cases()["km-nakhchivan-tweets"])


@pytest.mark.parametrize("form", ["Zaur Üsubov", "Mətanət Mahmarzayeva"])
def test_a_spelling_that_is_only_ours_is_not_published(form: str) -> None:
    assert all(form not in path.read_text(encoding="utf-8") for path in FILES)


def test_people_who_share_a_name_are_kept_apart_in_both_directions() -> None:
    people = shipped.people()
    for slug, others in {
        "elvin-mustafayev": {"shahriyar-mustafayev"},
        "latif-mammadov": {"novruzali-mamedov", "hilal-mamedov"},
        "novruzali-mamedov": {"latif-mammadov", "hilal-mamedov"},
        "giyas-ibrahimov": {"elchin-ibrahimli"},
    }.items():
        assert set(people[slug].distinct_from) == others
        assert all(slug in people[other].distinct_from for other in others)


def test_a_day_whose_year_is_not_stated_is_marked_as_uncertain() -> None:
    for document in shipped.documents():
        for path, part in parts(document):
            inferred = isinstance(part, Date) and part.year not in (None, "stated")
            if isinstance(part, Date) and inferred and re.match(r"\d{4}-\d\d-\d\d", part.edtf):
                assert part.edtf.endswith("?"), f"{document.slug}: {path}"


def test_cases_are_related_in_both_directions() -> None:
    cases = shipped.cases()
    for slug, case in cases.items():
        for related in case.related:
            assert slug in {each.case for each in cases[related.case].related}, (slug, related.case)


def test_a_tally_is_listed_apart_from_the_case_it_overlaps() -> None:
    overlaps = {slug: tally.overlaps for slug, tally in shipped.tallies().items() if tally.overlaps}
    assert overlaps == {"pfp-2023": ("zaur-usubov-pfp",)}
    assert all(tally.case is None for tally in shipped.tallies().values())


def test_every_text_page_begins_with_its_title() -> None:
    assert {"about", "cite", "methodology", "safety"} <= set(content.page_names())
    for name in content.page_names():
        text, lang = content.page(name, "en") or ("", "")
        assert lang == "en"
        assert re.match(r"# \w", text), name
        assert not re.search(r"<[a-z/!]", text), "the pages are Markdown without HTML"
