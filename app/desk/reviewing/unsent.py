"""What somebody typed into a form of a review whose sign-in was over: kept, and shown again.

Three forms stand on one page, and each goes to an address of its own.
"""

from collections.abc import Callable
from typing import Final, Literal, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.desk import keeping, ways
from app.desk.forms import DeskForm
from app.desk.page import see

Act = Literal["comment", "back", "publish"]
ACTS: Final[tuple[Act, ...]] = ("comment", "back", "publish")
_Form = TypeVar("_Form", bound=DeskForm)


def keeper(act: Act) -> Callable[[UUID], str | None]:
    """What keeps a form of this act for whoever it was handed to, and leads back to the review."""

    def keep(case_id: UUID) -> str | None:
        back = ways.case_act(str(case_id), "review")
        return keeping.keep_for_whoever_typed(lambda: (_name(act), str(case_id)), back)

    return keep


def keep_of_document(folder: str, document_id: UUID, act: Act) -> str | None:
    """Keeps a form of any other document in the same way; back to its page."""
    key = str(document_id)
    back = ways.entered(folder, key)
    return keeping.keep_for_whoever_typed(lambda: (_name(act), key), back)


def proofs(case_id: str) -> dict[Act, str]:
    """For each form of the page, that it was handed to whoever asks."""
    return {act: keeping.own_proof(ways.case_act(case_id, f"review/{act}")) for act in ACTS}


def again(session: Session, act: Act, form: type[_Form], case_id: str) -> tuple[_Form, str]:
    """A form with what they typed into it before, and when; empty, and nothing.

    Raises KeyError for a case that they may not open.
    """
    return keeping.again(session, _name(act), case_id, form)


def forget(session: Session, act: Act, case_id: UUID) -> None:
    """Forgets what they typed: it is said, or done."""
    keeping.forget(session, _name(act), str(case_id))


def drop(act: Act, document_id: UUID, back: str = "") -> Response:
    """Forgets what they typed and do not want; on to the review, or to where it stands."""
    keeping.drop(_name(act), str(document_id))
    return see(back or ways.case_act(str(document_id), "review"))


def _name(act: Act) -> str:
    return f"review/{act}"
