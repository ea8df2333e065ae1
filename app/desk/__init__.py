"""The monitors' desk: a door for people who sign in, and for nobody else.

A route is added to `blueprint.desk` and says whom it admits (`door.access.requires`); the gate does
the rest: who asks, may they, was the form ours. A GET reads in one block of `database.reading`, a
POST writes in one of `database.writing` or in `working.done_once`; `page.page` shows a template
of templates/desk; `ways` knows the addresses, `forms` the fields.
"""

from flask import Flask
from sqlalchemy import Engine

from app.desk import headers, home, tipping
from app.desk.blueprint import desk
from app.desk.circumstances import Circumstances, set_up
from app.desk.door import gate, proving, signing_in, welcoming
from app.desk.entering import (
    beginning,
    case_page,
    document_page,
    fact_forms,
    listing,
    people_listing,
    tallies,
)
from app.desk.law import pages as law
from app.desk.members import account, people, trail
from app.desk.reviewing.routes import REVIEWING
from app.desk.sheets.routes import SHEETS
from app.desk.tips import pages as tips

__all__ = ["Circumstances", "install"]

MEMBERS = (signing_in, welcoming, proving, account, people, trail)
ENTERING = (listing, beginning, case_page, people_listing, tallies, document_page, fact_forms)
# Each adds its routes when it is loaded, the gate before them all.
ROUTES = (gate, home, *MEMBERS, *ENTERING, *REVIEWING, *SHEETS, tips, law)


def install(app: Flask, source: Engine, record: Engine, given: Circumstances | None = None) -> None:
    """Adds the desk to an application whose settings are known, over the desk's database.

    What it publishes goes into `record`, which is open for writing.
    """
    set_up(app, source, record, given or Circumstances())
    app.register_blueprint(desk)
    tipping.install(app)
    app.after_request(headers.add)
