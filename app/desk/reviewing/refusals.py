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
from app.desk.working import done_once
from app.publishing.errors import NotPublished
from app.web.errors import Unknown
from app.web.language import gettext

Act = Callable[[Session, Monitor], str | None]
_REFUSALS: Final = (NotAllowed, MovedOn, NotPublished, NotSaved)


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
    except _REFUSALS as refused:
        return again(str(refused))
    return see(onward(result))
