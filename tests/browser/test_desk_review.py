"""A case from its author's telephone to readers, without script; and its pages for everybody."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.staff.roles import Role
from tests.browser.conftest import serve
from tests.browser.test_desk import TELEPHONE, Desk, Look
from tests.desk.conftest import on_sqlite
from tests.desk.reviewing_cases import POEM, began, edited, published
from tests.serving import free_port

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Opens = Callable[..., Page]


@pytest.fixture
def newsroom_desk(sqlite_model: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with its own documents."""
    port = free_port()
    address = f"http://localhost:{port}"
    with on_sqlite(sqlite_model, tmp_path / "desk", site_url=address) as newsroom:
        for _ in serve(newsroom.app, port):
            yield Desk(newsroom, address)


@pytest.fixture
def telephone_of(browser: Browser, newsroom_desk: Desk) -> Iterator[Opens]:
    """Opens the telephone of somebody new, who is signed in."""
    opened: list[BrowserContext] = []

    def make(name: str, role: Role, *, script: bool = False) -> Page:
        cookie = newsroom_desk.newsroom.joins(name, role).cookie("__Secure-desk")
        assert cookie
        context = browser.new_context(java_script_enabled=script, viewport=TELEPHONE)
        context.add_cookies(
            [{"name": "desk", "value": cookie.value, "url": f"{newsroom_desk.address}/desk"}]
        )
        opened.append(context)
        return context.new_page()

    yield make
    for each in opened:
        each.close()


def presses(page: Page, name: str) -> None:
    """Presses a button."""
    page.get_by_role("button", name=name).first.click()


def test_a_case_goes_from_its_author_to_readers_without_script(
    newsroom_desk: Desk, telephone_of: Opens
) -> None:
    author, editor = telephone_of("Aygün", "contributor"), telephone_of("Leyla", "editor")
    case_id = began(newsroom_desk.newsroom, "Aygün")
    review = f"{newsroom_desk.address}/desk/cases/{case_id}/review"
    author.goto(review)
    presses(author, "Send for review")
    expect(author.get_by_text("For review: Aygün sent version 1.")).to_be_visible()
    editor.goto(f"{newsroom_desk.address}/desk")
    editor.locator("#review ~ ul").get_by_role("link", name="Held over a poem").click()
    editor.get_by_label("What is to be done first").fill("Whose words are these?")
    presses(editor, "Make it a draft again")
    author.goto(review)
    expect(author.get_by_text("Whose words are these?")).to_be_visible()
    author.get_by_label("Comment", exact=True).fill("The lawyer’s.")
    presses(author, "Say it")
    presses(author, "Send for review")
    editor.goto(review)
    expect(editor.get_by_text("The lawyer’s.")).to_be_visible()
    editor.get_by_role("link", name="Preview").click()
    expect(editor.get_by_role("heading", name="Aydin Sadiqzade")).to_be_visible()
    editor.get_by_role("link", name="Back to the review").click()
    presses(editor, "Publish version 1")
    expect(editor.get_by_text("It is published. Readers see it now.")).to_be_visible()
    editor.get_by_role("link", name="The page readers see now").click()
    expect(editor).to_have_url(f"{newsroom_desk.address}/cases/sadiqzade-poem")
    expect(editor.get_by_text("Held over a poem").first).to_be_visible()


def test_an_answer_of_the_queue_takes_two_pages(newsroom_desk: Desk, telephone_of: Opens) -> None:
    author = telephone_of("Aygün", "contributor")
    began(newsroom_desk.newsroom, "Aygün")
    loads: list[str] = []
    author.goto(f"{newsroom_desk.address}/desk")
    author.on("load", lambda page: loads.append(page.url))
    author.get_by_role("link", name="Still held").click()
    author.get_by_label("Where it comes from").fill("A call to the lawyer")
    presses(author, "Save the answer")
    expect(author.get_by_text("Your answer is in the case.")).to_be_visible()
    author.wait_for_load_state()
    assert len(loads) == 2


@pytest.mark.faults
def test_the_pages_of_a_review_are_for_everybody(
    newsroom_desk: Desk, telephone_of: Opens, closely: bool
) -> None:
    newsroom = newsroom_desk.newsroom
    page = telephone_of("Rena", "admin", script=True)
    case_id = published(newsroom, summary="Aydin Sadiqzade was held over a poem.")
    detentions = [{**POEM["detentions"][0], "taken": "2024-03-06"}]
    edited(newsroom, "Aygün", case_id, "admin", detentions=detentions, cluster="Poets")
    look = Look(page, closely=closely)
    at = f"{newsroom_desk.address}/desk/cases/{UUID(case_id)}"
    look.opens(f"{newsroom_desk.address}/desk")
    look.opens(f"{at}/answer/released/poet/remand")
    look.opens(f"{at}/answer/extended/poet/remand")
    look.presses("Save the answer")
    look.opens(f"{at}/preview")
    page.locator(".preview summary").click()
    look()
    look.opens(f"{at}/versions")
    look.opens(f"{at}/versions/2")
    look.opens(f"{at}/confidence")
    look.presses("Write something")
    look.opens(f"{at}/review")
    look.presses("Say it")
    look.presses("Send for review")
    look.opens(f"{at}/correct")
    look.presses("Publish the correction")
    look.opens(f"{at}/review")
    page.get_by_role("link", name="Protect Aydin Sadiqzade").click()
    look()
    look.opens(f"{at}/withdraw")
    page.get_by_label("Why it is withdrawn").fill("The family asked.")
    look.presses("Go on")
    assert len(set(look.seen)) == 13
    assert look.unfit == {}
