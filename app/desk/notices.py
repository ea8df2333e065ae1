"""What the page says that follows something done. The address has one word of it, never a text."""

from typing import Final

from app.web.language import gettext
from app.web.language import marked as _n

_SAID: Final = {
    "ended": _n("That browser is signed out."),
    "everywhere": _n("Every other browser is signed out."),
    "password": _n("The password is changed. Every other browser is signed out."),
    "app": _n("The new app is in use. The codes of the old one are worth nothing."),
    "passkey": _n("The passkey is added. You can sign in with it alone."),
    "removed": _n("The passkey is removed here. Remove it on its device too."),
    "last": _n("Without this passkey only the password would be left. Add another one or an app."),
    "role": _n("The role is changed. They sign in anew with it."),
    "same": _n("They have that role already."),
    "frozen": _n("They are frozen: signed out everywhere, and let in nowhere."),
    "unfrozen": _n("They can sign in again with what they had."),
    "out": _n("They are signed out everywhere."),
    "sent": _n("It is sent. An editor will look at it."),
    "back": _n("It is a draft again, and its author reads why."),
    "said": _n("Your comment is there for everybody who works on this."),
    "assigned": _n("They work on this now."),
    "unassigned": _n("They do not work on this any more."),
    "published": _n("It is published. Readers see it now."),
    "approved": _n("It is approved. It is published on its day, unless somebody changes it."),
    "corrected": _n("It is published, and readers are told what was wrong and why."),
    "withdrawn": _n("It is withdrawn. Nothing of it is left in public but that it was withdrawn."),
    "protected": _n("They are protected. Their name is gone from everything public."),
    "restored": _n("The earlier version is the newest now. Nothing in between is lost."),
    "there": _n("That is what the newest version says already. Nothing was to be done."),
    "answered": _n("Your answer is in the case. Readers see it when it is published."),
    "kept": _n("It is kept in confidence."),
    "saved": _n("It is saved."),
    "taken": _n("The tip is yours now."),
    "discarded": _n("The tip is discarded, and what it said is erased."),
    "unsaved": _n(
        "You have typed a new detention that is not saved. Save it or drop it first, so that"
        " nothing of it is lost; then come back to this tip."
    ),
    "begun": _n("The draft is saved. Nobody outside the desk sees it until it is published."),
    "unfinished": _n("It is saved, but not all of it was understood. See what is expected below."),
    "one": _n("They are one now. Both histories are kept, and both addresses lead here."),
    "row wrong": _n("The row is kept, but something in it is still wrong."),
    "next row": _n("The row is right now. This is the next one with something wrong."),
    "not brought": _n("Something in a row is wrong by now, so nothing was brought in."),
    "dropped": _n("The sheet is forgotten, with all its rows."),
    "admin": _n(
        "Nobody else could look after the people of the desk. Make somebody else an admin first,"
        " and wait until they have set up their sign-in."
    ),
}
_FAULTS: Final = frozenset({"last", "unsaved", "row wrong", "not brought", "admin"})


def notice(done: str | None) -> tuple[str, bool] | None:
    """The sentence for one of our words, and whether it says that nothing was done."""
    if done is None or done not in _SAID:
        return None
    return gettext(_SAID[done]), done in _FAULTS
