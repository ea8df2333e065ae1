"""The reading site: pages for people, read from the record and nothing else."""

from flask import Flask

from app.site import (
    cards,
    cases,
    cases_list,
    data_page,
    figures,
    following,
    history,
    home,
    law,
    people,
    search,
    sheet,
    shown,
    sitemap,
    tallies,
    texts,
    times,
)
from app.site.plain import plain


def install(app: Flask) -> None:
    """Adds the pages to an application, and what their templates call."""
    shown.install(app)
    readers = (home, cases, cases_list, history, people, law, times, tallies, texts)
    for door in (*readers, figures, following, data_page, cards, search, sheet, sitemap):
        app.register_blueprint(door.pages)
    app.register_blueprint(plain)
