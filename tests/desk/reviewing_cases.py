"""Cases for the tests of the review, and people who begin and look at them."""

from app.cases.working.actions import Saved, begin, save
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.cases.working.queries import open_draft
from app.db.engines import engine
from app.document.others import Person
from app.publishing.catching_up import catch_up
from app.publishing.reviewing import Rules, publish_reviewed
from app.staff.roles import Role
from tests.desk.newsroom import Browser, Newsroom

POEM: Fields = {
    "slug": "sadiqzade-poem",
    "title": "Held over a poem",
    "summary": "A poet was held after reading a poem aloud.",
    "source": "paper",
    "parties": [{"id": "poet", "person": "aydin-sadiqzade"}],
    "posts": [{"id": "poem", "platform": "facebook", "gist": "A poem", "source": "paper"}],
    "ties": [
        {
            "id": "tie",
            "level": "attributed specific",
            "to": ["poem"],
            "said_by": ["lawyer"],
            "source": "paper",
        }
    ],
    "detentions": [{"id": "remand", "kind": "pre-trial detention", "taken": "2024-03-05"}],
    "sources": [{"id": "paper", "outlet": "The Invented Paper"}],
}
POET: Fields = {"slug": "aydin-sadiqzade", "name": "Aydin Sadiqzade"}


def began(newsroom: Newsroom, who: str, role: Role = "contributor", **changes: object) -> str:
    """A case that somebody began, with the person in it; its id."""
    with newsroom.at_desk() as session:
        monitor = Monitor(who, role)
        begin(session, monitor, POET, Person)
        return begin(session, monitor, {**POEM, **changes}).document_id


def edited(newsroom: Newsroom, who: str, case_id: str, role: Role, **changes: object) -> int:
    """Saves other values into a case; its version now."""
    with newsroom.at_desk() as session:
        monitor = Monitor(who, role)
        opened = open_draft(session, monitor, case_id)
        done = save(session, monitor, case_id, {**opened.draft.fields, **changes}, opened.version)
    assert isinstance(done, Saved)
    return done.version


def published(newsroom: Newsroom, who: str = "Rena", **changes: object) -> str:
    """A case that readers see; its id."""
    case_id = began(newsroom, who, "admin", **changes)
    desk, record = engine(newsroom.settings.desk_url), engine(newsroom.settings.record_url)
    with newsroom.at_desk() as session:
        alone = Rules(one_editor=True, today=newsroom.clock.now.date())
        publish_reviewed(session, Monitor(who, "admin"), case_id, 1, alone)
    catch_up(desk, record, newsroom.settings.files)
    desk.dispose()
    record.dispose()
    return case_id


def sends(browser: Browser, case_id: str, what: str, where: str = "review", **typed: str) -> str:
    """What the page says after a form of a page of the case was sent, with its own token."""
    browser.open(f"/desk/cases/{case_id}/{where}")
    browser.fills(f"/desk/cases/{case_id}/{what}", **typed)
    return browser.page.text
