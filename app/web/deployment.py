"""What every door asks about the deployment it serves and the reader it serves it to."""

from datetime import date

from flask import current_app, g

from app import dates
from app.web.finished.rendering import rendering
from config import Settings


def settings() -> Settings:
    """The settings of this deployment."""
    found: Settings = current_app.config["SPEECHWATCH"]
    return found


def locale() -> str:
    """The reader's language; the first we have until the address was read."""
    return str(g.get("locale") or settings().locales[0])


def absolute(address: str) -> str:
    """An address as others may keep it, with the site's own name in front."""
    return settings().site_url + address


def today() -> date:
    """Today where the tracker is: the day on which the whole of an answer is told."""
    made = rendering()
    return made.day if made else dates.today(settings().timezone)
