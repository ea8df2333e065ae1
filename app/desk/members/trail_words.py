"""The acts of the trail as sentences."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.staff.acts import NOBODY
from app.staff.models import AuditEntry
from app.web.language import gettext, ngettext
from app.web.language import marked as _n

# `who` did it, `whom` it was done to. What is done to oneself needs no `whom`.
_ACTS: Final = {
    "added a member": _n("%(who)s let %(whom)s in as %(role)s."),
    "made a link": _n("%(who)s made a link for %(whom)s."),
    "used a link": _n("%(who)s used the link and chose a password."),
    "finished setting up": _n("%(who)s finished setting up the sign-in."),
    "proved who they are": _n("%(who)s proved again who they are, by %(by)s."),
    "failed to prove who they are": _n("%(who)s failed to prove again who they are."),
    "changed the password": _n("%(who)s changed the password."),
    "set up a code app": _n("%(who)s set up an app for codes."),
    "added a passkey": _n("%(who)s added a passkey."),
    "removed a passkey": _n("%(who)s removed a passkey."),
    "made recovery codes": _n("%(who)s made ten new recovery codes."),
    "changed a role": _n("%(who)s made %(whom)s %(after)s instead of %(before)s."),
    "froze a member": _n("%(who)s froze %(whom)s."),
    "unfroze a member": _n("%(who)s unfroze %(whom)s."),
    "began": _n("%(who)s began a document."),
    "saved": _n("%(who)s saved a document."),
    "uploaded a sheet": _n("%(who)s uploaded a sheet."),
    "brought in a sheet": _n("%(who)s brought in a sheet."),
    "dropped a sheet": _n("%(who)s had a sheet forgotten."),
    "undid a sheet": _n("%(who)s undid a sheet."),
    "assigned": _n("%(who)s let %(to)s work on a document."),
    "unassigned": _n("%(who)s ended the work of %(from)s on a document."),
    "sent for review": _n("%(who)s sent a document for review."),
    "sent back": _n("%(who)s made a document a draft again."),
    "commented": _n("%(who)s commented on a document."),
    "approved": _n("%(who)s approved a document for a later day."),
    "corrected": _n("%(who)s corrected a document in public."),
    "protected": _n("%(who)s protected somebody."),
    "revealed": _n("%(who)s read a confidential field."),
    "revealed what was before": _n("%(who)s read what a confidential field held before."),
    "exported": _n("%(who)s exported every published document."),
    "publish": _n("%(who)s published."),
    "withdraw": _n("%(who)s withdrew a document."),
    "deleted": _n("%(who)s deleted a document."),
    "read a tip": _n("%(who)s read a tip."),
    "took a tip": _n("%(who)s took a tip."),
    "made a case of a tip": _n("%(who)s made a case of a tip."),
    "discarded a tip": _n("%(who)s discarded a tip."),
    "erased closed tips": _n("What was left of closed tips was erased."),
    "kept in confidence": _n("%(who)s wrote into a confidential field."),
    "imported new": _n("%(who)s imported a new document."),
    "imported changed": _n("%(who)s imported a changed document."),
}
_FAILED: Final = {
    "password": (
        _n("Somebody failed at the password of %(whom)s."),
        _n("Somebody failed at a password, with a name that nobody has."),
    ),
    "second factor": (
        _n("Somebody with the password of %(whom)s failed at the second factor."),
        _n("Somebody failed at a second factor."),
    ),
    "passkey": (
        _n("Somebody failed with a passkey of %(whom)s."),
        _n("Somebody failed with a passkey."),
    ),
}
_BY: Final = {
    "passkey": _n("passkey"),
    "password and code": _n("password and code"),
    "password and recovery code": _n("password and recovery code"),
}
_ROLES: Final = {
    "contributor": _n("contributor"),
    "editor": _n("editor"),
    "admin": _n("admin"),
}


def told(entry: AuditEntry, names: Mapping[str, str]) -> str:
    """An act as a sentence; `names` are those of the members by id."""
    whom = names.get(entry.subject or "", "")
    special = _SPECIAL.get(entry.act)
    if special:
        return special(entry, whom)
    if entry.act not in _ACTS:
        return gettext("%(who)s: %(act)s", who=entry.who, act=entry.act)
    details = {name: _worded(name, value) for name, value in entry.details.items()}
    message = gettext(_ACTS[entry.act])
    return message % {**_EMPTY, **details, "who": entry.who, "whom": whom or "?"}


_EMPTY: Final = dict.fromkeys(("role", "by", "before", "after", "to", "from"), "?")


def _worded(name: str, value: object) -> str:
    known = _BY if name == "by" else _ROLES
    return gettext(known[str(value)]) if str(value) in known else str(value)


def _failed(entry: AuditEntry, whom: str) -> str:
    of_somebody, of_nobody = _FAILED.get(str(entry.details.get("at")), _FAILED["password"])
    return gettext(of_somebody, whom=whom) if whom else gettext(of_nobody)


def _too_early(entry: AuditEntry, whom: str) -> str:
    count = _number(entry.details.get("count"))
    if not whom:
        return ngettext(
            "%(num)s try with a name that nobody has came too early and was not looked at.",
            "%(num)s tries with names that nobody has came too early and were not looked at.",
            count,
        )
    return ngettext(
        "%(num)s try to get in as %(whom)s came too early and was not looked at.",
        "%(num)s tries to get in as %(whom)s came too early and were not looked at.",
        count,
        whom=whom,
    )


def _ended(entry: AuditEntry, whom: str) -> str:
    how, count = entry.details.get("how"), _number(entry.details.get("count"))
    if how == "expired":
        return gettext("A sign-in of %(whom)s ran out.", whom=whom)
    if how == "signed out":
        return gettext("%(who)s signed out.", who=entry.who)
    if how == "everywhere":
        return ngettext(
            "%(who)s signed out in %(num)s other browser.",
            "%(who)s signed out in %(num)s other browsers.",
            count,
            who=entry.who,
        )
    if entry.who == NOBODY:
        return gettext("A sign-in of %(whom)s ended.", whom=whom)
    return ngettext(
        "%(who)s ended %(num)s sign-in of %(whom)s.",
        "%(who)s ended %(num)s sign-ins of %(whom)s.",
        count,
        who=entry.who,
        whom=whom,
    )


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _signed_in(entry: AuditEntry, _whom: str) -> str:
    by = str(entry.details.get("by"))
    if by not in _BY:
        return gettext("%(who)s signed in for the first time.", who=entry.who)
    return gettext("%(who)s signed in by %(by)s.", who=entry.who, by=gettext(_BY[by]))


_SPECIAL: Final[dict[str, Callable[[AuditEntry, str], str]]] = {
    "failed to sign in": _failed,
    "tried too early": _too_early,
    "signed in": _signed_in,
    "ended a sign-in": _ended,
}
