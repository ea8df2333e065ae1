"""From the link of the first admin to a case that readers see, on telephones."""

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.journeys.office import SMALLEST, TELEPHONE, Office, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SUMMARY = "A poet was held after reading a poem aloud."


def enters_a_case(admin: Somebody) -> str:
    """Enters a detention with all that readers need to know; returns the path of the case."""
    admin.follows("New detention")
    admin.writes("Who was taken", "Aydin Sadiqzade")
    admin.writes("Outlet", "The Invented Paper")
    admin.writes("Taken on", "5 March 2024")
    admin.writes("Place", "Baku")
    admin.page.locator('select[name="detentions.kind"]').select_option("pre-trial detention")
    admin.page.locator('select[name="posts.platform"]').select_option("facebook")
    admin.writes("What it said", "A poem")
    admin.writes("Article as written", "Article 388-1 of the CAO")
    admin.presses("Save the draft")
    path = admin.at()
    admin.page.locator('a[href$="/about"]').first.click()
    admin.writes("Name in the address", "sadiqzade-poem")
    admin.writes("Summary", SUMMARY)
    admin.presses("Save")
    return path


def lets_in(admin: Somebody, name: str) -> str:
    """Lets an editor in; the link for them."""
    admin.follows("People of the desk")
    admin.page.locator('a[href$="/people/new"]').first.click()
    admin.writes("Name", name)
    admin.page.get_by_label("Role").select_option("editor")
    admin.presses("Make a link for them")
    return admin.page.locator("code", has_text="/desk/welcome/").inner_text()


@pytest.mark.parametrize(
    ("script", "size"),
    [
        pytest.param(False, TELEPHONE, id="without script"),
        pytest.param(True, SMALLEST, id="with script", marks=pytest.mark.faults),
    ],
)
def test_from_the_link_of_the_first_admin_to_what_readers_see(
    office: Office, *, script: bool, size: ViewportSize
) -> None:
    admin = office.telephone("Rena", script=script, size=size)
    admin.sets_up(office.address + office.newsroom.link("Rena"))
    path = enters_a_case(admin)
    admin.opens(f"{path}/review")
    assert admin.page.get_by_text("Nothing. It can be published.").is_visible(), admin.page.locator(
        "main"
    ).inner_text()
    admin.presses("Send for review")
    expect(admin.page.get_by_role("button", name="Publish version")).to_have_count(0)
    editor = office.telephone("Leyla", script=script, size=size)
    editor.sets_up(lets_in(admin, "Leyla"))
    editor.opens(f"{path}/review")
    editor.page.get_by_role("button", name="Publish version").click()
    expect(editor.page.get_by_text("It is published. Readers see it now.")).to_be_visible()
    reader = office.telephone("a reader", script=script, size=size)
    reader.opens("/cases/sadiqzade-poem")
    expect(reader.page.get_by_text(SUMMARY).first).to_be_visible()
    assert reader.page.context.cookies() == []
    reader.opens("/")
    expect(reader.page.get_by_role("link", name="Aydin Sadiqzade").first).to_be_visible()
