"""What cannot be done is answered where it was asked, by a sentence, with what was typed."""

from collections.abc import Callable
from typing import Final

from flask import Response
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.errors import NotSaved
from app.cases.working.monitors import Monitor, NotAllowed
from app.cases.working.queries import NoSuchVersion
from app.cases.working.reviewing import MovedOn
from app.desk.page import see
from app.desk.said_below import in_words
from app.desk.working import done_once
from app.publishing.errors import NotPublished
from app.web.errors import Unknown
from app.web.language import gettext

Act = Callable[[Session, Monitor], str | None]


class Refused(Exception):
    """Nothing was done. The message says why, in the reader's language."""


_REFUSALS: Final = (Refused, NotAllowed, NotPublished, NotSaved)


def acted(act: Act, onward: Callable[[str], str], again: Callable[[str], Response]) -> AnyResponse:
    """Does an act once and leads on to where its result says; else shows the page again.

    `again` gets the sentence that says why nothing was done. Raises Unknown for a document that is
    not there, or not for them.
    """
    try:
        result = done_once(act)
    except NoSuchVersion:
        return again(gettext("This version was taken away, to protect somebody in it."))
    except KeyError:
        raise Unknown from None
    except MovedOn:
        return again(gettext("Somebody has saved this since you looked at it. Look again first."))
    except _REFUSALS as refused:
        return again(str(refused) if isinstance(refused, Refused) else in_words(str(refused)))
    return see(onward(result))
