"""The stamp of a case moves with all that its page shows, and with nothing else."""

from collections.abc import Iterator

import pytest

from app.db.engines import reading
from app.document.case import Case
from app.record import queries
from app.record.versions import version
from tests.publishing.conftest import Office, office, staged
from tests.publishing.papers import article, case, person

__all__ = ["office"]

_RELATED = "[{case: other-case, how: the same evening}]"
_OTHER = ("leyla-hesenova", "Leyla Hesenova")


def other_case(**more: str) -> Case:
    return case("other-case", "leyla-hesenova", title=more.pop("title", "Held over a song"), **more)


def stamp(office: Office, slug: str = "sadiqzade-poem") -> tuple[int, str | None]:
    """The stamp of a case, and the version that follows from it."""
    with reading(office.record) as connection:
        found = queries.published(connection, "case", slug)
        assert found is not None
        return found.stamp, version(connection, slug)


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Iterator[Office]:
    """A case of one person under one article, related to another."""
    with staged(request, "stamped", fill) as found:
        yield found


def fill(office: Office) -> None:
    office.publishes(person(), person(*_OTHER), article(), other_case(), case(related=_RELATED))


def test_a_person_who_gains_anything_moves_it(filled: Office) -> None:
    before = stamp(filled)
    filled.publishes(person(roles="[{text: poet}]"), update=True)
    assert stamp(filled)[0] > before[0]
    assert stamp(filled)[1] != before[1]


def test_a_renamed_person_moves_it(filled: Office) -> None:
    before = stamp(filled)
    filled.publishes(person(name="Aydin Sadiqov"), update=True)
    assert stamp(filled) != before


def test_an_article_that_is_amended_moves_it(filled: Office) -> None:
    before = stamp(filled)
    filled.publishes(article(title="slander and libel"), update=True)
    assert stamp(filled) != before


def test_an_article_that_is_published_later_moves_it(office: Office) -> None:
    part = case(charges="[{id: slander, of: [poet], label: slander, citation: Article 147.1,"
                " provision: 'INV:147.1', basis: speech}]")  # fmt: skip
    office.publishes(person(), part)
    before = stamp(office)
    office.publishes(article())
    assert stamp(office) != before


def test_a_related_case_that_is_renamed_moves_it(filled: Office) -> None:
    before = stamp(filled)
    filled.publishes(other_case(title="Held over a hymn"), update=True)
    assert stamp(filled) != before


def test_a_related_case_that_is_published_later_moves_it(office: Office) -> None:
    office.imports(person(*_OTHER), other_case())
    office.publishes(person(), article(), case(related=_RELATED))
    before = stamp(office)
    office.publishes(person(*_OTHER), other_case(summary="Now told."), update=True)
    assert stamp(office) != before


def test_what_it_does_not_show_leaves_it(filled: Office) -> None:
    before = stamp(filled)
    filled.publishes(person("samir-veliyev", "Samir Veliyev"), update=True)
    filled.publishes(case("third-case", "samir-veliyev"), update=True)
    filled.publishes(person(*_OTHER, roles="[{text: singer}]"), update=True)
    assert stamp(filled) == before


def test_a_case_that_is_not_there_has_no_version(filled: Office) -> None:
    with reading(filled.record) as connection:
        assert version(connection, "nobody") is None
        assert version(connection) == queries.release(connection).head
