"""The one public page of the desk's half: a form for whoever wants to tell us something.

It stands outside /desk, so that no cookie of the desk is ever read or set here, and is there only
where the deployment takes tips.
"""

from flask import Flask

from app.desk.tipping import pages, sender
from config import Settings


def install(app: Flask) -> None:
    """Adds the form to an application that takes tips; elsewhere its address leads nowhere."""
    given: Settings = app.config["SPEECHWATCH"]
    if given.takes_tips:
        sender.set_up(app)
        app.register_blueprint(pages.tipping)
