"""What a case and an article say beside facts has rows: accounts, related cases, versions."""

from pathlib import Path

from app.document.case import Case
from app.document.others import Provision
from config import Settings
from tests.downloads import makes_files, table
from tests.ledger import shipped as shipped_documents
from tests.publishing.files.test_standards import faults, unpacked
from tests.records import Records

_POET = "parties:\n  - {id: poet, name: A Poet}\nsources:\n  - {id: paper, outlet: The Paper}\n"
_ACCOUNTS = f"""\
speechwatch: case/1
slug: a-case
title: A case
source: paper
{_POET}accounts:
  - id: page
    platform: [facebook, instagram]
    kind: page
    handle: "@poet"
    owner: poet
    owner_certainty: claimed
    fates:
      - {{fate: removed by platform}}
  - {{id: silent, platform: telegram, kind: channel, count: {{min: 2, max: 3}}}}
posts:
  - {{id: poem, account: page, gist: a poem}}
"""
_RELATED = f"""\
speechwatch: case/1
slug: first
title: The first
source: paper
{_POET}related:
  - {{case: second, how: over the same poem}}
  - {{case: third, how: before the same judge}}
---
speechwatch: case/1
slug: second
title: The second
source: paper
{_POET}---
speechwatch: case/1
slug: third
title: The third
source: paper
{_POET}"""


def test_an_account_without_posts_has_a_row_and_a_post_leads_to_its_account(
    records: Records,
) -> None:
    records.publishes(_ACCOUNTS)
    settings = records.settings()
    makes_files(settings)
    page, silent = table(settings, "accounts")
    assert (page["fact"], page["platform"], page["handle"]) == (
        "page",
        "facebook; instagram",
        "'@poet",
    )
    assert (page["owners"], page["owner_certainty"], page["fates"]) == (
        "poet",
        "claimed",
        "removed by platform",
    )
    assert (silent["fact"], silent["kind"]) == ("silent", "channel")
    assert (silent["count_least"], silent["count_most"]) == ("2", "3")
    assert [row["account_fact"] for row in table(settings, "posts")] == ["page"]


def test_a_package_with_accounts_and_related_cases_is_valid(
    records: Records, tmp_path: Path
) -> None:
    records.publishes(f"{_ACCOUNTS}---\n{_RELATED}")
    settings = records.settings()
    makes_files(settings)
    assert faults(unpacked(settings, tmp_path / "package") / "datapackage.json") == []
    assert len(table(settings, "accounts")) == len(table(settings, "related_cases")) == 2


def test_a_related_case_has_a_row_while_it_is_published(records: Records) -> None:
    records.publishes(_RELATED)
    settings = records.settings()
    makes_files(settings)
    assert _related(settings) == [
        ("first", "1", "second", "over the same poem"),
        ("first", "2", "third", "before the same judge"),
    ]
    records.runs("withdraw", "second", "--why", "it was another person")
    makes_files(settings)
    assert [related for _, _, related, _ in _related(settings)] == ["third"]


def _related(settings: Settings) -> list[tuple[str, str, str, str]]:
    rows = table(settings, "related_cases")
    return [(row["slug"], row["number"], row["related"], row["how"]) for row in rows]


def test_every_related_case_that_ships_has_a_row(filed: Settings) -> None:
    named = {
        (case.slug, related.case)
        for case in shipped_documents()
        if isinstance(case, Case)
        for related in case.related
    }
    assert named
    assert {(row["slug"], row["related"]) for row in table(filed, "related_cases")} == named


def test_every_version_of_an_article_has_a_row_and_each_of_its_penalties(
    filed: Settings,
) -> None:
    articles = [each for each in shipped_documents() if isinstance(each, Provision)]
    versions = [
        (each.key, str(number), version.since.edtf if version.since else "", version.basis or "")
        for each in articles
        for number, version in enumerate(each.versions, 1)
    ]
    assert sorted(versions) == sorted(
        (row["key"], row["version"], row["since_edtf"], row["basis"])
        for row in table(filed, "provision_versions")
    )
    penalties = [
        (each.key, str(number), penalty.kind, penalty.min or "", penalty.max or "")
        for each in articles
        for number, version in enumerate(each.versions, 1)
        for penalty in version.penalties
    ]
    assert penalties
    assert sorted(penalties) == sorted(
        (row["key"], row["version"], row["kind"], row["least"], row["most"])
        for row in table(filed, "provision_penalties")
    )
