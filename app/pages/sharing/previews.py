"""What a page is about, in the few words and the picture that a shared link shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from app import addresses
from app.pages.case_view import CaseView
from app.pages.law_view import ProvisionView
from app.pages.person_view import PersonView
from app.pages.sharing.nodes import Place, block
from app.pages.sharing.quotes import quotes_nothing
from app.pages.sharing.structured import (
    api_data,
    case_data,
    collection_data,
    feeds_data,
    home_data,
    person_data,
    provision_data,
    text_data,
)
from app.record.answers import Published
from app.web.language import gettext, ngettext

_LONGEST: Final = 200
_NAMES: Final = 3
_NOTHING: Final = Markup()
Kind = Literal["website", "article", "profile"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the head of a page says of its content.

    `description` is empty where the page's own template says it. `card` is the address of the
    picture and `alt` what it shows; instants are those of the ledger, and only an article has any.
    `data` is for search engines, empty where the page is not to be found.
    """

    description: str = ""
    kind: Kind = "website"
    card: str = ""
    alt: str = ""
    published: str = ""
    modified: str = ""
    data: Markup = _NOTHING


def plain_preview() -> Preview:
    """The preview of a page that has none of its own."""
    return Preview(_record_alt(), card=addresses.card(), alt=_record_alt())


def home_preview(place: Place) -> Preview:
    """The preview of the first page."""
    return Preview(card=addresses.card(), alt=_record_alt(), data=block(home_data(place)))


def text_preview(name: str, title: str, body: Markup, lang: str, place: Place) -> Preview:
    """The preview of a text: its first words. `lang` is its own where that is another."""
    description = shortened(body.striptags())
    data = block(text_data(title, lang, name, place))
    return Preview(description, card=addresses.card(), alt=_record_alt(), data=data)


def collection_preview(
    title: str, href: str, items: Iterable[str], count: int | None, place: Place
) -> Preview:
    """The preview of a list; `items` are its first addresses, `count` how many in all, if known."""
    data = block(collection_data(title, href, list(items), count, place))
    return Preview(card=addresses.card(), alt=_record_alt(), data=data)


def case_preview(view: CaseView, published: Published, place: Place) -> Preview:
    """The preview of a case as it stands."""
    said = [f"{each.name.text} {each.words}" for each in view.statuses[:_NAMES]]
    card = addresses.case_card(published.slug)
    return Preview(
        description=_described(view),
        kind="article",
        card=card,
        alt=shortened(" ".join(said)),
        published=published.published,
        modified=published.changed,
        data=block(case_data(view, published, card, place)),
    )


def revision_preview(view: CaseView, published: Published) -> Preview:
    """The preview of an earlier revision: the card of the case shows what stands today, not it."""
    said = gettext(
        "Revision %(number)s of: %(title)s", number=published.revision, title=view.title.text
    )
    return Preview(said, "article", addresses.card(), _record_alt())


def person_preview(view: PersonView, published: Published, place: Place) -> Preview:
    """The preview of a person, an organisation or a site."""
    name, cases = view.name, len(view.cases)
    described = ngettext(
        "%(num)s case of %(name)s, with custody, charges and sources.",
        "%(num)s cases of %(name)s, with custody, charges and sources.",
        cases,
        name=name,
    )
    forms = ", ".join(each.text for each in view.forms)
    also = gettext("Also written: %(names)s.", names=forms) if forms else ""
    card = addresses.person_card(published.slug)
    status = f"{name} {view.status.words}" if view.status else name
    return Preview(
        description=shortened(f"{described} {also}"),
        kind="profile" if view.person.kind == "person" else "website",
        card=card,
        alt=shortened(status),
        data=block(person_data(view, published, card, place)),
    )


def provision_preview(view: ProvisionView, place: Place) -> Preview:
    """The preview of an article: what it is called, and how many are charged under it."""
    law = view.provision
    description = ngettext(
        "Article %(path)s, %(code)s: %(title)s. Its versions, what it allows, %(num)s case here.",
        "Article %(path)s, %(code)s: %(title)s. Its versions, what it allows, %(num)s cases here.",
        view.uses.cases,
        path=law.path,
        code=view.code,
        title=view.title.text.rstrip("."),
    )
    card = addresses.provision_card(law.slug)
    alt = gettext(
        "Article %(path)s, %(code)s: %(title)s", path=law.path, code=view.code,
        title=view.title.text.rstrip("."),
    )  # fmt: skip
    data = block(provision_data(view, place))
    return Preview(shortened(description), card=card, alt=shortened(alt), data=data)


def feeds_preview(title: str, place: Place) -> Preview:
    """The preview of the page that tells of the feeds."""
    data = block(feeds_data(title, place))
    return Preview(card=addresses.card(), alt=_record_alt(), data=data)


def api_preview(title: str, place: Place) -> Preview:
    """The preview of the page that tells of the API."""
    data = block(api_data(title, place))
    return Preview(card=addresses.card(), alt=_record_alt(), data=data)


def shortened(text: str) -> str:
    """A text as one line of at most two hundred characters, cut between words."""
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST:
        return plain
    return plain[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def _described(view: CaseView) -> str:
    """The beginning of a case's summary, or its title where that would quote a post."""
    showing = view.showing
    written, summary = showing.phrase(showing.case.summary), shortened(view.summary.striptags())
    if written and summary and quotes_nothing(written.text, showing.case):
        return summary
    return view.title.text


def _record_alt() -> str:
    return gettext("Speechwatch: people prosecuted for what they said online")
