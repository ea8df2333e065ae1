"""A code is listed under its own name, and under its country where the name does not say it."""

import pytest

from app.document.others import Provision
from app.pages.law_view import code_groups, known_from_articles
from app.record.answers import ProvisionLine


@pytest.mark.parametrize(
    ("title", "named", "country"),
    [
        ("Criminal Code of Georgia", "Criminal Code of Georgia", ""),
        ("Penal Act", "Penal Act", "Georgia"),
        (None, "GECC", "Georgia"),
    ],
)
def test_a_code_says_its_country_once(title: str | None, named: str, country: str) -> None:
    article = Provision.model_validate(
        {"slug": "gecc-150", "code": "GECC", "path": "150", "title": "coercion", "country": "GE"}
        | ({"code_title": title} if title else {})
    )
    line = ProvisionLine("gecc-150", "GECC:150", "GECC", "150", "coercion", "en", 0)
    assert known_from_articles([line]) == {"GECC": line}
    (group,) = code_groups([line], {"GECC": article}, "en")
    assert (group.title, group.country) == (named, country)


def test_a_code_of_ours_asks_no_article_for_its_name() -> None:
    line = ProvisionLine("cc-147", "CC:147", "CC", "147", "slander", "en", 0)
    assert known_from_articles([line]) == {}
    (group,) = code_groups([line], {}, "en")
    assert (group.title, group.country) == ("Criminal Code", "")
