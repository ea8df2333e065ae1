"""What is asked of whoever tells us something: links or words, and nothing that they must say."""

import re
from collections.abc import Callable
from typing import Final

from wtforms import Field, Form, HiddenField, StringField, TextAreaField
from wtforms.validators import StopValidation

from app.desk.forms import DeskForm
from app.desk.reviewing.forms import tidied
from app.tips.actions import Told
from app.web.language import gettext
from app.web.language import marked as _n

LONGEST_TEXT: Final = 20_000
_LONGEST_LINKS: Final = 4_000
_LONGEST_LINE: Final = 500
_LONGEST_TOKEN: Final = 200
# They turn the order of a line round, or are no signs at all: nobody types them.
_UNSEEN: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def _plain(typed: str | None) -> str:
    return tidied(_UNSEEN.sub("", typed or ""))


def _at_most(most: int) -> Callable[[Form, Field], None]:
    def check(_form: Form, field: Field) -> None:
        if len(field.data) > most:
            raise StopValidation(
                gettext("This is too long. Shorten it to %(most)s signs.", most=most)
            )

    return check


class TipForm(DeskForm):
    """A tip as it is typed. `website` is for machines alone: no person sees it."""

    token = HiddenField()
    website = StringField(_n("Leave this empty"))
    links = TextAreaField(
        _n("Links"),
        [_at_most(_LONGEST_LINKS)],
        filters=[_plain],
        description=_n("Posts, articles, videos: one on each line."),
    )
    text = TextAreaField(
        _n("What happened"),
        [_at_most(LONGEST_TEXT)],
        filters=[_plain],
        description=_n("Who was taken or charged, when, for which words, and how you know of it."),
    )
    place = StringField(
        _n("Country and place"),
        [_at_most(_LONGEST_LINE)],
        filters=[_plain],
        description=_n("If you like."),
    )
    contact = StringField(
        _n("How we may reach you"),
        [_at_most(_LONGEST_LINE)],
        filters=[_plain],
        description=_n(
            "If you like. It tells us who you are, and whoever takes our machines by force may"
            " read it too. Leave it empty if you are not sure."
        ),
    )

    def validate_text(self, field: Field) -> None:
        """Words, or links in their place."""
        if not field.data and not self.links.data:
            raise StopValidation(gettext("Write what happened, or give a link to it."))

    @property
    def told(self) -> Told:
        """What was typed."""
        typed = (self.links, self.text, self.place, self.contact)
        return Told(*(each.data or "" for each in typed))

    @property
    def sent_with(self) -> str:
        """The token it came with; none of ours is longer."""
        return str(self.token.data or "")[:_LONGEST_TOKEN]
