"""One item of a feed of cases: who, what was done, the charges, the reasons, in its last words."""

from datetime import date, datetime

from app import addresses
from app.document.case import Case
from app.feeds.items import Item, Told, html_of
from app.feeds.news import whole_case
from app.pages.showing import Showing
from app.record.answers import Published


def case_item(told: Told, case: Case, published: Published, *, then: bool) -> Item:
    """A case as an item, named by the case's own id whatever feed it stands in.

    `published` says of which revision it tells. With `then` that is one of an earlier day of the
    record, and the item leads to it.
    """
    # No line of an item depends on the day of reading.
    showing = Showing(case, told.people, {}, told.locale, date.min)
    news = whole_case(showing)
    title = showing.phrase(case.title)
    address = (
        addresses.case_at(published.slug, published.revision)
        if then
        else addresses.case(published.slug)
    )
    url = told.site_url + address
    changed = published.changed != published.published
    return Item(
        id=f"urn:uuid:{published.id}",
        url=url,
        title=title.text if title else news.title,
        html=html_of(showing, news, url, corrected=False),
        published=datetime.fromisoformat(published.published),
        changed=datetime.fromisoformat(published.changed) if changed else None,
    )
