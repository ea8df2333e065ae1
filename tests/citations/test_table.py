"""The table of citations as sources write them, and variants of its rows."""

import json
from pathlib import Path

import pytest

from app.citations import understand

TABLE = json.loads(
    (Path(__file__).parent.parent / "tables" / "citations.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", TABLE, ids=[row["in"] for row in TABLE])
def test_a_citation_of_the_table_is_understood_as_it_says(row: dict[str, object]) -> None:
    cited = understand(str(row["in"]))
    assert [{"canonical": each.key, "flags": list(each.flags)} for each in cited] == row["out"]


def keys(text: str) -> str:
    return " ".join(each.key for each in understand(text))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("388¹ İXM", "CAO:388-1"),
        ("КоАП 388¹.1", "CAO:388-1.1"),
        ("CM 148&sup1;", "CC:148-1"),
        ("CM 148 <sup>1</sup>", "CC:148-1"),
        ("388₁ CAO", "CAO:388-1"),
        ("CC 323.1¹", "CC:323.1-1"),
        ("CAO art. <b>388</b><sup>1</sup>", "CAO:388-1"),
        ("Article 535 of the CAO¹", "CAO:535"),
        ("CAO 388^1", "CAO:388-1"),
        ("CAO 388‑1", "CAO:388-1"),
        ("CAO\u00a0388–1", "CAO:388-1"),
        ("CAO 388 - 1", "CAO:388-1"),
        ("CAO ٣٨٨-١", "CAO:388-1"),
        ("CAO 388①", ""),
        ("CAO 535½", ""),
        ("CAO 388 1", ""),
    ],
)
def test_superscripts_and_dashes_are_read_before_anything_is_folded(text: str, meant: str) -> None:
    assert keys(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("İnzibati Xətalar Məcəlləsi 535, 535.1", "CAO:535 CAO:535.1"),
        ("INZIBATI XETALAR MECELLESI 510", "CAO:510"),
        ("İXM 388-1.1.1-ci", "CAO:388-1.1.1"),
        ("İXM m. 535.1", "CAO:535.1"),
        ("İXM m.388-1", "CAO:388-1"),
        ("İXM-nin 535.1-dən", "CAO:535.1"),
        ("535.1-ə İXM", "CAO:535.1"),
        ("İ.X.M. 510", "CAO:510"),
        ("CAO 388-1-ci, 510-cu, 535.1-ci", "CAO:388-1 CAO:510 CAO:535.1"),
        ("İnzibati Xətalar Məcəlləsinin (İXM) 535.1-ci maddəsi", "CAO:535.1"),
        ("статья 388-1 КоАП Азербайджана", "CAO:388-1"),
        ("статьёй 221.3 Уголовного кодекса", "CC:221.3"),
        ("Кодекса об административных правонарушениях, статья 535.1", "CAO:535.1"),
        ("КоАПа ст. 510", "CAO:510"),
        ("KоАП 510", "CAO:510"),
        ("ук 234.4.3", "CC:234.4.3"),
        ("ARTICLE 388-1 OF THE CODE OF ADMINISTRATIVE OFFENSES", "CAO:388-1"),
        ("the Criminal Code's Article 147", "CC:147"),
        ("CAO535.1", "CAO:535.1"),
        ("CAO: 388-1", "CAO:388-1"),
        ("CAO § 535", "CAO:535"),
        ("maddə № 535 İXM", "CAO:535"),
        ("Crimnial Code 147", "CC:147"),
        ("Code of Adminstrative Offences 510", "CAO:510"),
        ("CPM 157", "CPC:157"),
        ("Cinayət-Prosessual Məcəlləsinin 157-ci maddəsi", "CPC:157"),
        ("“Prokurorluq haqqında” Qanunun 22-ci maddəsi", "PROS:22"),
        ("460-IQ saylı Qanunun 13-2.3.10-1-ci maddəsi", "INFO:13-2.3.10-1"),
        ("Law No. 460-IQ of 3 April 1998, article 13-2.3.9", "INFO:13-2.3.9"),
        ("Law on Media 14.1.11", "MEDIA:14.1.11"),
    ],
)
def test_codes_and_articles_are_known_in_three_languages(text: str, meant: str) -> None:
    assert keys(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("CAO 388-1, 510 and 535.1", "CAO:388-1 CAO:510 CAO:535.1"),
        ("articles 510, 535.1 CAO and 206.3.2 CC", "CAO:510 CAO:535.1 CC:206.3.2"),
        ("CAO 510, CC 206, CM 147", "CAO:510 CC:206 CC:147"),
        ("510 CAO, 206 CC", "CAO:510 CC:206"),
        ("CAO 510 and 206 CC", "CAO:510 CC:206"),
        ("CAO 510; CC 206", "CAO:510 CC:206"),
        ("Article 510 of the CAO and Article 206 of the CC", "CAO:510 CC:206"),
        ("Article 510 of the CAO and 535.1", "CAO:510 CAO:535.1"),
        ("CAO 510 CC", ""),
        ("510/535.1 CAO", "CAO:510 CAO:535.1"),
        ("510,535.1 CAO", "CAO:510 CAO:535.1"),
        ("535,1 CAO", ""),
        ("535.1,2 CAO", ""),
        ("ч. 1,2 ст. 281 УК", "CC:281.1 CC:281.2"),
        ("CM 147,148,148-1", "CC:147 CC:148 CC:148-1"),
        ("Article 10 of the European Convention and CAO 535", "CAO:535"),
        ("disobedience (Article 535.1 of the CAO)", "CAO:535.1"),
        ("Article 388-1 (the inserted one, of 2017) of the CAO", "CAO:388-1"),
    ],
)
def test_every_number_goes_with_the_code_it_stands_beside(text: str, meant: str) -> None:
    assert keys(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("articles 147–148 of the Criminal Code", "CC:147 CC:148"),
        ("articles 147 to 149 of the Criminal Code", "CC:147 CC:148 CC:149"),
        ("CC 147 - 148", "CC:147 CC:148"),
        ("CC 147-148-1", "CC:147 CC:148 CC:148-1"),
        ("Criminal Code articles 10-12", "CC:10 CC:11 CC:12"),
        ("Article 13-15 of the Criminal Code", "CC:13-15"),
        ("articles 388–1 and 510 CAO", "CAO:388-1 CAO:510"),
        ("Articles 510.1 to 510.3 CAO", "CAO:510.1 CAO:510.2 CAO:510.3"),
        ("CAO 1-999", ""),
    ],
)
def test_a_hyphen_is_a_range_only_where_it_cannot_be_an_insertion(text: str, meant: str) -> None:
    assert keys(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("part 1 of article 535 of the CAO", "CAO:535.1"),
        ("first part of Article 535 of the CAO", "CAO:535.1"),
        ("Article 535 part 1 CAO", "CAO:535.1"),
        ("Article 535 (part 1) of the CAO", "CAO:535.1"),
        ("Article 388-1, part 1, item 1 of the CAO", "CAO:388-1.1.1"),
        ("п. 3 ч. 4 ст. 234 УК", "CC:234.4.3"),
        ("части первой статьи 535 КоАП", "CAO:535.1"),
        ("ч. 1 и 2 ст. 281 УК", "CC:281.1 CC:281.2"),
        ("ст. 281 ч. 1 и 2 УК", "CC:281.1 CC:281.2"),
        ("ст. 147 ч. 1 и 148 УК", "CC:147.1 CC:148"),
        ("İXM-nin 535-ci maddəsinin 1-ci hissəsi", "CAO:535.1"),
        ("535-ci maddənin birinci hissəsi İXM", "CAO:535.1"),
        ("İXM 388-1-ci maddənin 1-ci hissəsinin 1-ci bəndi", "CAO:388-1.1.1"),
        ("İXM-in 388-1-ci maddəsinin 388-1.1.1-ci bəndi", "CAO:388-1.1.1"),
        ("CC 206 § 3", "CC:206.3"),
        ("535 (1) İXM", "CAO:535.1"),
        ("Article 281-2, paragraph 1, of the Criminal Code", "CC:281-2.1"),
        ("part 1 of the CAO", ""),
    ],
)
def test_a_part_is_read_before_and_after_its_article(text: str, meant: str) -> None:
    assert keys(text) == meant
