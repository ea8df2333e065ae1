"""What an import does to the desk, and what it refuses."""

from sqlalchemy.orm import Session

from app.cases.queries import document_of, find_document
from app.document.case import Case
from app.document.checks import found
from app.document.facts import Charge
from app.document.others import Person
from app.document.reading import Document
from app.document.writing import canonical
from app.staff.queries import trail_of
from tests.working import kept, refused, written

PERSON = "speechwatch: person/1\nslug: {slug}\nname: {name}\n"
CASE = """
speechwatch: case/1
slug: {slug}
title: A post
parties:
  - {{person: {person}}}
detentions:
{detentions}
"""
FIRST = "  - {kind: police custody, taken: 2021-01-02}"
SECOND = "  - {kind: house arrest, taken: 2021-02-03}"


def person(slug: str, name: str = "Somebody", **fields: object) -> Person:
    (made,) = written(PERSON.format(slug=slug, name=name))
    assert isinstance(made, Person)
    return made.model_copy(update=fields)


def case(slug: str = "a-case", who: str = "somebody", detentions: str = FIRST) -> Case:
    (made,) = written(CASE.format(slug=slug, person=who, detentions=detentions))
    assert isinstance(made, Case)
    return made


def current(session: Session, kind: str, slug: str) -> Document:
    there = find_document(session, kind, slug)
    assert there is not None
    return document_of(session, there)


def detention_ids(session: Session) -> list[str | None]:
    found = current(session, "case", "a-case")
    assert isinstance(found, Case)
    return [each.id for each in found.detentions]


def test_missing_ids_are_given_by_what_a_fact_is(session: Session) -> None:
    kept(session, person("somebody"), case(detentions=f"{FIRST}\n{SECOND}"))
    found = current(session, "case", "a-case")
    assert isinstance(found, Case)
    assert found.id is not None
    assert [each.id for each in found.parties] == ["party-1"]
    assert [each.id for each in found.detentions] == ["detention-1", "detention-2"]


def test_importing_the_same_file_again_changes_nothing(session: Session) -> None:
    kept(session, person("somebody"), case())
    report = kept(session, person("somebody"), case(), update=True)
    assert report.new == report.changed == report.people == []
    assert len(report.unchanged) == 2


def test_a_fact_that_stays_keeps_its_id_when_the_one_before_it_goes(session: Session) -> None:
    kept(session, person("somebody"), case(detentions=f"{FIRST}\n{SECOND}"))
    kept(session, case(detentions=SECOND), update=True)
    assert detention_ids(session) == ["detention-2"]


def test_a_fact_edited_without_an_id_keeps_the_one_it_had(session: Session) -> None:
    kept(session, person("somebody"), case())
    kept(session, case(detentions=FIRST.replace("01-02", "01-03")), update=True)
    assert detention_ids(session) == ["detention-1"]


def test_the_id_of_a_removed_fact_is_never_given_again(session: Session) -> None:
    kept(session, person("somebody"), case(detentions=f"{FIRST}\n{SECOND}"))
    kept(session, case(detentions=FIRST), update=True)
    third = "  - {kind: prison, taken: 2022-01-01}"
    kept(session, case(detentions=f"{FIRST}\n{third}"), update=True)
    assert detention_ids(session) == ["detention-1", "detention-3"]


LONGER = "  - {{kind: prison, taken: 2021-01-02, term: P1M, extensions: [{extensions}]}}"
MARCH = "{date: 2021-03-01, term: P1M}"
MAY = "{date: 2021-05-01, term: P1M}"


def extended(*extensions: str) -> Case:
    return case(detentions=LONGER.format(extensions=", ".join(extensions)))


def extension_ids(session: Session) -> list[str | None]:
    stored = current(session, "case", "a-case")
    assert isinstance(stored, Case)
    return [each.id for each in stored.detentions[0].extensions]


def test_an_extension_keeps_its_id_when_another_is_put_before_it(session: Session) -> None:
    kept(session, person("somebody"), extended(MAY))
    kept(session, extended(MARCH, MAY), update=True)
    assert extension_ids(session) == ["detention-1-extension-2", "detention-1-extension-1"]
    kept(session, extended(MAY), update=True)
    kept(session, extended(MAY, "{date: 2021-06-01, until: 2021-07-01}"), update=True)
    assert extension_ids(session) == ["detention-1-extension-1", "detention-1-extension-3"]


def test_a_removed_extension_gives_its_id_to_no_charge(session: Session) -> None:
    kept(session, person("somebody"), extended(MARCH.replace("{", "{id: longer, ")))
    kept(session, extended(MAY), update=True)
    taken = extended(MAY).model_copy(
        update={"charges": (Charge(id="longer", label="hooliganism"),)}
    )
    ((field, expected),) = refused(session, taken, update=True)
    assert field == "charges.0.id"
    assert "one of the extensions" in expected


def test_two_parts_of_a_document_cannot_have_one_id() -> None:
    twice = extended(*[MARCH.replace("{", "{id: longer, ")] * 2)
    assert list(found(twice)) == [
        (
            ("detentions", 0, "extensions", 1, "id"),
            "another fact has the id longer; an id is used once",
        )
    ]


def test_a_removed_id_comes_back_only_where_it_stood(session: Session) -> None:
    named = FIRST.replace("{", "{id: taking, ")
    kept(session, person("somebody"), case(detentions=f"{named}\n{SECOND}"))
    kept(session, case(detentions=SECOND), update=True)
    other = case(detentions=SECOND)
    moved = other.model_copy(
        update={"parties": (other.parties[0].model_copy(update={"id": "taking"}),)}
    )
    ((field, expected),) = refused(session, moved, update=True)
    assert field == "parties.0.id"
    assert "never used for another fact" in expected
    kept(session, case(detentions=f"{named}\n{SECOND}"), update=True)
    assert detention_ids(session) == ["taking", "detention-1"]


def test_a_known_document_is_replaced_only_when_that_is_asked_for(session: Session) -> None:
    kept(session, person("somebody"))
    ((field, expected),) = refused(session, person("somebody", "Another Name"))
    assert field == "slug"
    assert "--update" in expected
    report = kept(session, person("somebody", "Another Name"), update=True)
    assert report.changed == report.people != []


def test_a_person_nobody_knows_is_a_problem_and_nothing_is_written(session: Session) -> None:
    problems = refused(session, person("somebody"), case(who="stranger"))
    assert problems == [
        ("parties.0.person", "no person has this slug; add the document of that person")
    ]
    assert find_document(session, "person", "somebody") is None


def test_people_may_come_after_the_cases_that_name_them(session: Session) -> None:
    assert len(kept(session, case(), person("somebody")).new) == 2


def test_two_documents_of_a_set_cannot_have_one_slug(session: Session) -> None:
    ((field, _),) = refused(session, person("somebody"), person("somebody"))
    assert field == "slug"


def test_an_id_belongs_to_one_kind_of_document(session: Session) -> None:
    (id_,) = kept(session, person("somebody")).new
    stray = case().model_copy(update={"id": id_})
    assert "id" in [field for field, _ in refused(session, stray, update=True)]


def test_a_slug_under_another_id_is_a_problem(session: Session) -> None:
    kept(session, person("somebody"))
    other = person("somebody", id="00000000-0000-4000-8000-000000000000")
    assert [field for field, _ in refused(session, other, update=True)] == ["id"]


def test_a_new_slug_leaves_the_old_one_as_a_redirect(session: Session) -> None:
    (id_,) = kept(session, person("somebody")).new
    kept(session, person("someone", id=id_), update=True)
    found = current(session, "person", "someone")
    assert found.formerly == ("somebody",)
    ((field, expected),) = refused(session, person("somebody"))
    assert field == "slug"
    assert "redirects" in expected


def test_renaming_a_person_renames_them_in_their_cases(session: Session) -> None:
    id_, _ = kept(session, person("somebody"), case()).new
    kept(session, person("someone", id=id_), update=True)
    found = current(session, "case", "a-case")
    assert isinstance(found, Case)
    assert found.parties[0].person == "someone"


def test_a_case_that_names_a_person_by_an_old_slug_is_told_the_new_one(session: Session) -> None:
    (id_,) = kept(session, person("somebody")).new
    kept(session, person("someone", id=id_), update=True)
    assert refused(session, case()) == [
        ("parties.0.person", "this person is called someone now; write that")
    ]


def test_two_people_may_exchange_their_slugs_in_one_set_only_without_redirects(
    session: Session,
) -> None:
    one, two = kept(session, person("somebody"), person("someone")).new
    problems = refused(session, person("someone", id=one), person("somebody", id=two), update=True)
    assert {field for field, _ in problems} == {"slug"}


def test_a_former_slug_belongs_to_one_document(session: Session) -> None:
    kept(session, person("somebody", formerly=("an-old-name",)))
    taken = refused(session, person("someone", formerly=("an-old-name",)))
    assert taken == [("formerly.0", "an-old-name redirects to another person")]
    assert refused(session, person("an-old-name"))[0][0] == "slug"


def test_cases_may_be_related_to_each_other(session: Session) -> None:
    (one,) = written(
        "speechwatch: case/1\nslug: one\ntitle: One\nparties: [{name: A}]\n"
        "related:\n  - {case: two, how: the same post}\n"
    )
    (two,) = written(
        "speechwatch: case/1\nslug: two\ntitle: Two\nparties: [{name: A}]\n"
        "related:\n  - {case: one, how: the same post}\n"
    )
    kept(session, one, two)
    found = current(session, "case", "two")
    assert isinstance(found, Case)
    assert found.related[0].case == "one"


def test_every_act_is_in_the_trail_without_a_name(session: Session) -> None:
    (id_,) = kept(session, person("somebody")).new
    kept(session, person("somebody", "Another Name"), update=True)
    trail = trail_of(session, id_)
    assert [(each.who, each.act) for each in trail] == [
        ("tests", "imported new"),
        ("tests", "imported changed"),
    ]
    assert all("some" not in str(each.details) for each in trail)


def test_an_import_that_is_rolled_back_leaves_nothing(session: Session) -> None:
    before = canonical(person("somebody"))
    kept(session, person("somebody"))
    session.rollback()
    assert find_document(session, "person", "somebody") is None
    assert canonical(person("somebody")) == before
