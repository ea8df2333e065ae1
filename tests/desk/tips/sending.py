"""Somebody who tells us something, in a browser that keeps nothing."""

import re
from dataclasses import dataclass, field

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.tips.actions import Told
from app.tips.models import Tip
from tests.desk.newsroom import Newsroom

_TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass
class Sender:
    """A reader with the form before them; `address` is where they seem to be."""

    newsroom: Newsroom
    address: str = "8.8.8.8"
    client: FlaskClient = field(init=False)
    page: TestResponse = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.newsroom.app.test_client(use_cookies=False)
        self.open()

    def open(self, path: str = "/tip") -> TestResponse:
        """Opens the form."""
        self.page = self.client.get(path)
        return self.page

    def token(self) -> str:
        """The token of the form."""
        found = _TOKEN.search(self.page.text)
        assert found
        return found[1]

    def sends(
        self, *, after: float = 30, headers: dict[str, str] | None = None, **typed: str
    ) -> TestResponse:
        """Fills the form and sends it so many seconds later; follows to where it leads."""
        self.newsroom.clock.after(seconds=after)
        self.page = self.client.post(
            "/tip",
            data={"token": self.token(), **typed},
            environ_base={"REMOTE_ADDR": self.address},
            headers=headers,
            follow_redirects=True,
        )
        return self.page


def tips_of(newsroom: Newsroom) -> list[Told]:
    """What the open tips of a newsroom say."""
    with newsroom.at_desk() as session:
        return [
            Told(each.links or "", each.text or "", each.place or "", each.contact or "")
            for each in session.scalars(select(Tip).where(Tip.closed.is_(None)))
        ]
