"""What is hard to enter is entered through the forms, published by another, and read by readers."""

import pytest

from tests.desk.newsroom import Browser, Newsroom
from tests.desk.test_entering import begins, fields, types


@pytest.fixture
def author(newsroom: Newsroom) -> Browser:
    """A contributor who enters the case."""
    return newsroom.joins("Aygün", "contributor")


@pytest.fixture
def editor(newsroom: Newsroom) -> Browser:
    """An editor who publishes it."""
    return newsroom.joins("Leyla", "editor")


def adds(author: Browser, case_id: str, kind: str, /, **typed: str | list[str]) -> None:
    """Adds a fact by its form, which is understood whole."""
    way = f"/desk/cases/{case_id}/add/{kind}"
    author.open(way)
    types(author, way, **typed)
    assert author.at() == f"/desk/cases/{case_id}", author.page.text


def changes(author: Browser, case_id: str, place: str, /, **typed: str | list[str]) -> None:
    """Changes a fact by its form, which is understood whole."""
    way = f"/desk/cases/{case_id}/change/{place}"
    author.open(way)
    types(author, way, **typed)
    assert author.at() == f"/desk/cases/{case_id}", author.page.text


def read(newsroom: Newsroom, author: Browser, editor: Browser, case_id: str) -> str:
    """The page of the case that readers get, when its author sent it and another published it."""
    case = f"/desk/cases/{case_id}"
    author.open(f"{case}/review")
    assert "Nothing. It can be published." in author.page.text, author.page.text
    author.fills(f"{case}/review/send")
    editor.open(f"{case}/review")
    editor.fills(f"{case}/review/publish")
    assert "It is published" in editor.page.text, editor.page.text
    slug = fields(newsroom, case_id)["slug"]
    return newsroom.browser().open(f"/cases/{slug}").text


@pytest.mark.faults
def test_six_of_a_newsroom_are_taken_and_each_remand_is_extended_at_another_time(
    newsroom: Newsroom, author: Browser, editor: Browser
) -> None:
    names = ("Anar", "Banu", "Cavid", "Dilar", "Elçin", "Farid")
    surnames = ("Abbasov", "Babayeva", "Cahangirov", "Dadaşova", "Eyvazov", "Fətiyev")
    taken = {"kind": "pre-trial detention", "term": "4 months"}
    given = {f"detentions__{name}": said for name, said in taken.items()}
    case_id = begins(author, "Anar Abbasov", **given, detentions__taken="1 February 2026")
    for at, name in enumerate(zip(names[1:], surnames[1:], strict=True), start=2):
        adds(author, case_id, "party", name=" ".join(name), same="new")
        day = f"{at} February 2026"
        adds(author, case_id, "detention", **taken, of=f"party-{at}", taken=day)
    changes(author, case_id, "detentions/detention-1", of="party-1")
    for at in range(1, 7):
        extended = {"extensions__0__term": f"{at} months", "extensions__0__date": f"{at} May 2026"}
        changes(author, case_id, f"detentions/detention-{at}?short=extension", **extended)
    case = fields(newsroom, case_id)
    assert [each["extensions"][0]["term"] for each in case["detentions"]] == [
        f"P{at}M" for at in range(1, 7)
    ]
    assert len(case["updates"]) == 6
    text = read(newsroom, author, editor, case_id)
    assert all(name in text for name in surnames)
    assert "6 May 2026" in text
    assert case["slug"] == "anar-abbasov-2026"


def test_a_site_is_blocked_by_a_court_and_nobody_is_charged(
    newsroom: Newsroom, author: Browser, editor: Browser
) -> None:
    case_id = begins(author, "Meydan.example", subject__kind="site")
    adds(author, case_id, "proceeding", kind="blocking application", brought_by="regulator")
    adds(author, case_id, "decision", instance="first", court="Sabail District Court",
         date="12 May 2025", outcome="granted", sentence__0__kind="site blocked")  # fmt: skip
    adds(author, case_id, "measure", kind="site blocked", date="27 March 2025",
         authority="Ministry of Communication")  # fmt: skip
    case = fields(newsroom, case_id)
    assert "charges" not in case
    assert "detentions" not in case
    text = read(newsroom, author, editor, case_id)
    assert "Sabail District Court" in text
    assert "27 March 2025" in text
    assert "site" in newsroom.browser().open("/people/meydan-example").text


def test_a_warning_is_given_to_five_named_people_in_one_statement(
    newsroom: Newsroom, author: Browser, editor: Browser
) -> None:
    case_id = begins(author, "Anar Abbasov")
    way = f"/desk/cases/{case_id}/add/party"
    author.open(way)
    for name in ("Banu Babayeva", "Cavid Cahangirov", "Dilar Dadaşova", "Elçin Eyvazov"):
        types(author, way, name=name, same="new", do="another")
        assert author.at() == way
        assert "It is saved." in author.page.text
    every = [f"party-{at}" for at in range(1, 6)]
    adds(author, case_id, "measure", kind="warning", of=every, date="3 April 2020",
         authority="Prosecutor General’s Office", said_by="prosecutor")  # fmt: skip
    case = fields(newsroom, case_id)
    assert len(case["parties"]) == 5
    assert case["measures"][0]["of"] == every
    text = read(newsroom, author, editor, case_id)
    assert "Dilar Dadaşova" in text
    assert "3 April 2020" in text


def test_a_fine_without_detention(newsroom: Newsroom, author: Browser, editor: Browser) -> None:
    case_id = begins(author, "Banu Babayeva", charges__citation="Article 388-1 CAO")
    adds(author, case_id, "measure", kind="fine", date="5 June 2021", amount="500 azn", paid="yes")
    case = fields(newsroom, case_id)
    assert case["measures"][0]["amount"] == "500 AZN"
    assert "detentions" not in case
    text = read(newsroom, author, editor, case_id)
    assert "500" in text
    assert "5 June 2021" in text


def test_a_comment_under_a_post_of_somebody_else_that_no_longer_exists(
    newsroom: Newsroom, author: Browser, editor: Browser
) -> None:
    case_id = begins(author, "Cavid Cahangirov", charges__citation="Article 510 CAO")
    adds(author, case_id, "party", name="Dilar Dadaşova", part="mentioned", same="new")
    adds(author, case_id, "post", author="party-2", platform="facebook", kind="post",
         gist="A post about water", fates__0__fate="gone")  # fmt: skip
    text = author.open(f"/desk/cases/{case_id}/add/post").text
    assert '<option value="post-1">A post about water</option>' in text
    adds(author, case_id, "post", author="party-1", platform="facebook", kind="comment",
         gist="A comment on the mayor", parent="post-1", fates__0__fate="gone")  # fmt: skip
    adds(author, case_id, "tie", level="explicit", post="post-2", to="charge-1", said_by="court")
    assert fields(newsroom, case_id)["posts"][1]["parent"] == "post-1"
    text = read(newsroom, author, editor, case_id)
    assert "A comment on the mayor" in text
    assert "A post about water" in text


def test_an_abduction_with_no_official_charge(
    newsroom: Newsroom, author: Browser, editor: Browser
) -> None:
    case_id = begins(
        author,
        "Elçin Eyvazov",
        detentions__kind="abduction by unknown persons",
        detentions__taken="22 June 2023",
        reported_reason__text="He is held for his posts.",
        reported_reason__said_by="family",
    )
    adds(author, case_id, "event", kind="health", text="Nobody has heard of him.", said_by="family")
    assert "charges" not in fields(newsroom, case_id)
    text = read(newsroom, author, editor, case_id)
    assert "bduction by unknown persons" in text
    assert "22 June 2023" in text


def test_a_hearing_next_week(newsroom: Newsroom, author: Browser, editor: Browser) -> None:
    case_id = begins(author, "Farid Fətiyev", detentions__taken="1 November 2026",
                     detentions__kind="pre-trial detention")  # fmt: skip
    adds(author, case_id, "hearing", date="1 December 2026", date__time="10:30",
         court="Baku Court of Grave Crimes", state="planned")  # fmt: skip
    text = read(newsroom, author, editor, case_id)
    assert "1 December 2026" in text
    assert "Baku Court of Grave Crimes" in text
    assert "20261201T103000" in newsroom.browser().open("/calendar.ics").text.replace("\r\n ", "")


def test_a_sentence_that_three_cases_are_folded_into_counted_from_an_earlier_day(
    newsroom: Newsroom, author: Browser, editor: Browser
) -> None:
    case_id = begins(author, "Anar Abbasov", detentions__taken="3 March 2020",
                     detentions__kind="pre-trial detention")  # fmt: skip
    folded = "The case of the drugs\nThe case of the debt\nThe case of the banner"
    adds(author, case_id, "decision", instance="first", court="Baku Court of Grave Crimes",
         date="10 May 2021", outcome=["convicted", "folded into one sentence"], folds=folded,
         imposed__0__kind="prison", imposed__0__term="2 years", sentence__0__kind="prison",
         sentence__0__term="7 years", counts_from="3 March 2020",
         counts_from__from="detention-1")  # fmt: skip
    decision = fields(newsroom, case_id)["decisions"][0]
    assert len(decision["folds"]) == 3
    assert decision["counts_from"]["relative_to"] == "detention-1"
    adds(author, case_id, "detention", kind="prison", follows="detention-1", under="decision-1")
    text = read(newsroom, author, editor, case_id)
    assert "The case of the drugs" in text
    assert "counts from 3 March 2020" in text


def test_nothing_is_chosen_by_a_mark(author: Browser) -> None:
    case_id = begins(author, "Anar Abbasov", detentions__taken="3 March 2020",
                     posts__gist="About water", charges__citation="Article 510 CAO")  # fmt: skip
    for kind in ("correction", "decision", "detention", "tie", "post", "update", "charge"):
        text = author.open(f"/desk/cases/{case_id}/add/{kind}").text
        assert "(mark" not in text, kind
        for mark in ("detention-1", "post-1", "charge-1", "party-1"):
            assert f">{mark}<" not in text, (kind, mark)


def test_a_tally_with_a_breakdown_is_read_among_the_tallies(
    newsroom: Newsroom, author: Browser, editor: Browser
) -> None:
    author.open("/desk/tallies/new")
    types(author, "/desk/tallies/new", title="Fifteen people warned", total="at least 15",
          said_by="police or ministry", sources__outlet="Turan",
          reported="27 March 2020")  # fmt: skip
    way = author.at()
    for kind, count in (("warning", "about 7"), ("fine", "5")):
        author.open(f"{way}/add/count")
        types(author, f"{way}/add/count", kind=kind, count=count)
        assert author.at() == way, author.page.text
    author.open(f"{way}/about")
    types(author, f"{way}/about", slug="fifteen-warned", cluster="COVID, spring 2020")
    assert author.at() == way, author.page.text
    author.fills(f"{way}/send")
    editor.open(way)
    editor.fills(f"{way}/publish")
    assert "It is published" in editor.page.text, editor.page.text
    text = newsroom.browser().open("/tallies").text
    assert "Fifteen people warned" in text
    assert "COVID, spring 2020" in text
    assert "Fifteen" in author.open("/desk/tallies").text
