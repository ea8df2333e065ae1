"""One item of a feed of cases: who, what was done, the charges, the reasons, in its last words."""

from datetime import date, datetime

from app import addresses
from app.feeds.items import Item, Told, html_of
from app.feeds.news import whole_case
from app.pages.showing import Showing
from app.record.queries.revised import Revised


def case_item(told: Told, revised: Revised, *, then: bool) -> Item:
    """A case as an item, named by the case's own id whatever feed it stands in.

    With `then` it tells of an earlier day of the record, and leads to the revision of that day.
    """
    # No line of an item depends on the day of reading.
    showing = Showing(revised.case, told.people, {}, told.locale, date.min)
    news = whole_case(showing)
    title = showing.phrase(revised.case.title)
    address = (
        addresses.case_at(revised.slug, revised.revision) if then else addresses.case(revised.slug)
    )
    url = told.site_url + address
    changed = revised.changed != revised.published
    return Item(
        id=f"urn:uuid:{revised.id}",
        url=url,
        title=title.text if title else news.title,
        html=html_of(showing, news, url, corrected=False),
        published=datetime.fromisoformat(revised.published),
        changed=datetime.fromisoformat(revised.changed) if changed else None,
    )
