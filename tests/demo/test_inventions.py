"""What `demo` invents is valid, marked, nobody's, and as hard as the real thing."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from app.cli.demonstration.people import World
from app.cli.demonstration.record import PREFIX, documents_of, every_document
from app.document.case import Case
from app.document.checks import found
from app.document.others import Person, Tombstone
from app.document.reading import Document, parse
from app.document.writing import canonical
from app.record.moments import moments

TODAY = date(2026, 11, 22)
CASES = 170  # case 169 is the first of four people
TALLIED = 250  # the first that brings a tally
_TERM_IN_PARTS = re.compile(r"P\d+[YM]\d+[MD]")


@cache
def bodies() -> tuple[bytes, ...]:
    world = World(1, TODAY)
    return (*every_document(world, CASES), *documents_of(world, TALLIED))


@cache
def documents() -> tuple[Document, ...]:
    return tuple(each for each in map(parse, bodies()) if not isinstance(each, Tombstone))


def cases() -> Iterator[Case]:
    return (each for each in documents() if isinstance(each, Case))


def test_every_invented_document_is_canonical_and_contradicts_itself_nowhere() -> None:
    for body, document in zip(bodies(), documents(), strict=True):
        assert canonical(document) == body
        assert list(found(document)) == []


def test_every_invented_document_says_that_it_is_invented() -> None:
    for document in documents():
        if document.speechwatch == "provision/1":
            continue  # the articles are the real ones
        assert document.slug.startswith(PREFIX)
        assert b"invented" in canonical(document).lower()
    for case in cases():
        titles = [case.title] if isinstance(case.title, str) else case.title.values()
        assert all(title.startswith(("Invented: ", "Uydurulub: ")) for title in titles)
        assert "is invented" in str(case.summary)


def test_no_invented_address_leads_anywhere() -> None:
    for case in cases():
        urls = [source.url for source in case.sources] + [post.url for post in case.posts]
        assert all(url.split("/")[2].endswith(".example") for url in urls if url)


def test_inventions_have_what_makes_the_real_thing_hard() -> None:
    facts = [fact for case in cases() for _, _, fact in case.every_fact()]
    text = b"".join(bodies()).decode()
    assert {len(case.subjects) for case in cases()} >= {1, 2, 3, 4}
    assert _TERM_IN_PARTS.search(text)
    assert any(claim.says for fact in facts for claim in fact.claims)
    assert any(moment.date is None for case in cases() for moment in moments(case))
    assert any(update.kind == "correction" for case in cases() for update in case.updates)
    assert {charge.basis for case in cases() for charge in case.charges} >= {
        *("speech", "pretext", "other", "unknown")
    }
    assert any(detention.extensions for case in cases() for detention in case.detentions)
    scripts = {
        name.script for each in documents() if isinstance(each, Person) for name in each.names
    }
    assert scripts >= {None, "Cyrl", "Arab"}
    kinds = {each.kind for each in documents() if isinstance(each, Person)}
    assert kinds == {"person", "organisation"}


def test_long_cases_stand_among_short_ones() -> None:
    lengths = sorted(len(list(moments(case))) for case in cases())
    assert 5 <= lengths[len(lengths) // 2] <= 20
    assert any(len(list(moments(case))) >= 60 and len(case.sources) >= 30 for case in cases())


def test_every_kind_of_document_is_invented() -> None:
    kinds = {each.speechwatch for each in documents()}
    assert kinds == {"case/1", "person/1", "provision/1", "tally/1"}


def test_some_people_have_several_cases() -> None:
    slugs = [party.person for case in cases() for party in case.subjects]
    assert len(set(slugs)) < len(slugs)


def test_one_seed_and_day_always_give_the_same_bytes() -> None:
    world = World(1, TODAY)
    assert list(documents_of(world, 17)) == list(documents_of(World(1, TODAY), 17))
    assert list(documents_of(world, 17)) != list(documents_of(World(2, TODAY), 17))
    assert list(documents_of(world, 17))[-1] in bodies()
