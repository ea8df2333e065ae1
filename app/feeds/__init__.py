"""The feeds and the calendar: what is new in the record, for readers who follow it from afar."""

from flask import Flask

from app.feeds import calendar_door, door, found, found_calendar, found_table
from app.feeds.items import TOLD
from app.web.remembering import Remembered

# About two kilobytes each, more in other letters than Latin ones.
_MOST = 1000


def install(app: Flask) -> None:
    """Adds the feeds to an application."""
    app.extensions[TOLD] = Remembered(_MOST)
    app.register_blueprint(door.feeds)
    app.register_blueprint(found.feeds)
    app.register_blueprint(found_table.table)
    app.register_blueprint(calendar_door.calendar)
    app.register_blueprint(found_calendar.calendar)
