"""What becomes of tips at the desk: read by a POST that the log tells of, and closed for good."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from app.cases.working.confidence import reveal
from app.cases.working.monitors import ITSELF
from app.cases.working.queries import open_draft
from app.tips.actions import Told, add_tip
from app.tips.models import Tip
from tests.desk.newsroom import Browser, Newsroom

TOLD = Told(
    "t.me/zzchannel\nhttps://a.example/zzpost",
    "My zzneighbour was taken.",
    "Tbilisi",
    "zzsister@a.example",
)
WORDS = ("zzchannel", "zzpost", "zzneighbour", "Tbilisi", "zzsister")


@pytest.fixture
def author(newsroom: Newsroom) -> Browser:
    """A contributor who is signed in."""
    return newsroom.joins("Aygün", "contributor")


def came(newsroom: Newsroom, told: Told = TOLD, days_ago: int = 0) -> str:
    """A tip that came so many days ago; its id."""
    day = newsroom.clock.now.date() - timedelta(days=days_ago)
    mark = uuid4().hex * 2
    with newsroom.at_desk() as session:
        add_tip(session, told, day, mark)
        return session.scalars(select(Tip.id).where(Tip.mark == mark)).one()


def acts(browser: Browser, tip_id: str, what: str, **typed: str) -> str:
    """What the desk says after a form of the page of a tip was sent."""
    browser.open(f"/desk/tips/{tip_id}")
    return browser.fills(f"/desk/tips/{tip_id}/{what}", **typed).text


def kept_of(newsroom: Newsroom, tip_id: str) -> Tip:
    with newsroom.at_desk() as session:
        found = session.get_one(Tip, tip_id)
        session.refresh(found, ["links", "text", "place", "contact", "reason"])
    return found


def test_the_desk_opens_on_how_many_tips_wait(newsroom: Newsroom, author: Browser) -> None:
    assert 'href="/desk/tips"' in author.open("/desk").text
    for days in (0, 3):
        came(newsroom, days_ago=days)
    assert '<a href="/desk/tips">Tips</a> <span class="quiet">2</span>' in author.open("/desk").text


def test_a_tip_says_nothing_until_it_is_asked(newsroom: Newsroom, author: Browser) -> None:
    tip_id = came(newsroom)
    for path in ("/desk", "/desk/tips", f"/desk/tips/{tip_id}"):
        page = author.open(path).text
        assert not [word for word in WORDS if word in page], path
    before = newsroom.acts()
    said = acts(author, tip_id, "show")
    assert [word for word in WORDS if word in said] == list(WORDS)
    assert newsroom.acts().count("read a tip") == before.count("read a tip") + 1
    assert 'href="https://a.example' not in said


def test_who_takes_a_tip_has_it_alone(newsroom: Newsroom, author: Browser) -> None:
    tip_id = came(newsroom)
    assert "The tip is yours now." in acts(author, tip_id, "take")
    samir, rena = newsroom.joins("Samir", "contributor"), newsroom.joins("Rena", "editor")
    assert samir.open(f"/desk/tips/{tip_id}").status_code == 404
    assert f"/desk/tips/{tip_id}" not in samir.open("/desk/tips").text
    token = samir.token()
    for what in ("show", "take", "case", "discard"):
        answer = samir.client.post(
            f"/desk/tips/{tip_id}/{what}",
            data={"form_token": token, "once": "x" * 32, "reason": "mine"},
        )
        assert answer.status_code == 404, what
    assert "Aygün has taken it." in rena.open("/desk/tips").text
    assert "zzneighbour" in acts(rena, tip_id, "show")


def test_a_tip_becomes_a_case_with_its_words_in_confidence(
    newsroom: Newsroom, author: Browser
) -> None:
    tip_id = came(newsroom)
    form = acts(author, tip_id, "case")
    assert author.at() == "/desk/cases/new"
    assert 'value="https://a.example/zzpost"' in form
    assert "This is made of a tip." in form
    author.fills("/desk/cases/new", name="Elvin Mustafayev", do="save", **_source(form))
    case_id = author.at().rpartition("/")[2]
    assert "zzneighbour" not in author.page.text
    with newsroom.at_desk() as session:
        source = open_draft(session, ITSELF, case_id).draft.fields["sources"][0]
        notes = reveal(session, ITSELF, case_id, "cases.notes") or ""
    assert source["url"] == "https://a.example/zzpost"
    assert [word for word in WORDS if word in notes] == list(WORDS)
    tip = kept_of(newsroom, tip_id)
    assert (tip.closed, tip.case_id, tip.text) == ("case", case_id, None)
    page = author.open(f"/desk/tips/{tip_id}").text
    assert f'href="/desk/cases/{case_id}"' in page
    assert "Aygün made a case of it." in page


def _source(_form: str) -> dict[str, str]:
    return {"sources.url": "https://a.example/zzpost", "sources.outlet": "A"}


def test_no_detention_that_is_being_typed_is_lost_to_a_tip(
    newsroom: Newsroom, author: Browser
) -> None:
    author.open("/desk/cases/new")
    author.fills("/desk/cases/new", name="Zzsomebody", do="save")
    tip_id = came(newsroom)
    assert "Save it or drop it first" in acts(author, tip_id, "case")
    assert "Zzsomebody" in author.open("/desk/cases/new").text
    assert kept_of(newsroom, tip_id).taken_by is None


def test_a_tip_that_is_gone_meanwhile_takes_no_typed_word_along(
    newsroom: Newsroom, author: Browser
) -> None:
    tip_id = came(newsroom)
    acts(author, tip_id, "case")
    rena = newsroom.joins("Rena", "editor")
    acts(rena, tip_id, "discard", reason="It is in another case.")
    author.open("/desk/cases/new")
    author.fills("/desk/cases/new", name="Elvin Mustafayev", do="save", **_source(""))
    assert author.page.status_code == 422
    assert "Save it without the tip." in author.page.text
    assert 'value="Elvin Mustafayev"' in author.page.text
    author.fills("/desk/cases/new", name="Elvin Mustafayev", do="save", **_source(""))
    assert author.at().count("-") == 4


def test_a_discarded_tip_leaves_its_reason_and_no_word(newsroom: Newsroom, author: Browser) -> None:
    tip_id = came(newsroom)
    acts(author, tip_id, "discard", reason="  ")
    assert author.page.status_code == 422
    assert "Write why nothing is made of it." in author.page.text
    assert kept_of(newsroom, tip_id).text
    assert "what it said is erased" in acts(author, tip_id, "discard", reason="Advertising")
    tip = kept_of(newsroom, tip_id)
    assert (tip.closed, tip.closed_by, tip.reason) == ("discarded", "Aygün", "Advertising")
    assert (tip.text, tip.links, tip.place, tip.contact) == (None, None, None, None)
    assert "Advertising" in author.open(f"/desk/tips/{tip_id}").text
    assert "Advertising" not in author.open("/desk/tips?which=closed").text


@pytest.mark.parametrize("what", ["show", "take", "case", "discard"])
def test_what_is_closed_is_not_opened_again(newsroom: Newsroom, author: Browser, what: str) -> None:
    tip_id = came(newsroom)
    author.open(f"/desk/tips/{tip_id}")
    rena = newsroom.joins("Rena", "editor")
    acts(rena, tip_id, "discard", reason="Advertising")
    with newsroom.at_desk() as session:
        session.execute(update(Tip).values(taken_by="Aygün"))
    author.fills(f"/desk/tips/{tip_id}/{what}", reason="Advertising too")
    assert "Somebody has closed this tip meanwhile." in author.page.text


def test_the_log_tells_what_became_of_tips(newsroom: Newsroom, author: Browser) -> None:
    tip_id = came(newsroom)
    for what in ("take", "show"):
        acts(author, tip_id, what)
    acts(author, tip_id, "discard", reason="Zzreason")
    log = newsroom.joins("Leyla", "admin").open("/desk/audit").text
    for sentence in ("Aygün took a tip.", "Aygün read a tip.", "Aygün discarded a tip."):
        assert sentence in log
    assert "Zzreason" not in log


def test_many_tips_are_paged_on_small_pages(newsroom: Newsroom, author: Browser) -> None:
    day = newsroom.clock.now.date()
    rows = [{"id": str(uuid4()), "day": day - timedelta(days=each // 7)} for each in range(70)]
    with newsroom.at_desk() as session:
        session.execute(Tip.__table__.insert(), rows)  # type: ignore[attr-defined]
    seen: list[str] = []
    page = author.open("/desk/tips").text
    for _ in range(3):
        seen += [str(row["id"]) for row in rows if f'/desk/tips/{row["id"]}"' in page]
        assert len(page) < 20_000
        way = page.partition("Older tips")[0].rpartition('href="')[2][:-2]
        page = author.open(unescape(way)).text
    assert len(seen) == len(set(seen)) == 70


@pytest.mark.parametrize("asked", ["which=all", "after=x", "after=WyJ4IiwieSJd", "from=me"])
def test_what_cannot_be_asked_for_is_refused(author: Browser, asked: str) -> None:
    assert author.open(f"/desk/tips?{asked}").status_code == 400
