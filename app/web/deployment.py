"""What every door asks about the deployment it serves and the reader it serves it to."""

from flask import current_app, g

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
