"""The parameters of an address, read strictly: what is unknown, repeated or malformed is refused.

A misspelt parameter that is silently ignored gives a reader the wrong answer.
"""

import re
from datetime import date

from flask import Request

from app.dates import read_day
from app.web import page_keys
from app.web.errors import BadAddress
from app.web.language import gettext

# The parameters of an address by name, each given once.
Given = dict[str, str]
_LANGUAGE = "lang"
_LONGEST_VALUE = 400
_MONTH = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")


def only(
    request: Request, *names: str, repeated: tuple[str, ...] = (), free: tuple[str, ...] = ()
) -> dict[str, str]:
    """The values of the parameters an address may have, each given once.

    `lang` is always allowed; those that may be `repeated` are for `several` to read, a `free` one
    may be of any length. Raises BadAddress with a sentence for anything else.
    """
    allowed = (*names, *repeated, _LANGUAGE)
    for name, values in request.args.lists():
        if name not in allowed:
            raise BadAddress(_unknown(name, (*repeated, *names)))
        if len(values) > 1 and name not in repeated:
            raise BadAddress(gettext("“%(name)s” is given more than once.", name=name))
        if len(values[0]) > _LONGEST_VALUE and name not in free:
            raise BadAddress(gettext("The value of “%(name)s” is too long.", name=name))
    return {name: request.args[name] for name in names if name in request.args}


def language(request: Request, locales: tuple[str, ...]) -> str:
    """The language asked for, or the first we have. Raises BadAddress for one we do not have."""
    try:
        asked = request.args.get(_LANGUAGE)
    except UnicodeDecodeError:
        raise BadAddress(gettext("This address cannot be read.")) from None
    if asked is None:
        return locales[0]
    if len(request.args.getlist(_LANGUAGE)) > 1:
        raise BadAddress(gettext("“%(name)s” is given more than once.", name=_LANGUAGE))
    if asked not in locales:
        offered = ", ".join(locales)
        raise BadAddress(
            gettext("There is no language “%(asked)s” here. Choose one of: %(offered)s.")
            % {"asked": asked[:40], "offered": offered}
        )
    return asked


def key(parameters: dict[str, str], count: int, name: str = "after") -> tuple[str, ...] | None:
    """The place a list goes on after, or ends before. Raises BadAddress for a key not ours."""
    if name not in parameters:
        return None
    try:
        return page_keys.decode(parameters[name], count)
    except page_keys.NotAPageKey:
        raise BadAddress(
            gettext("This page key cannot be read. Begin again at the first page.")
        ) from None


def day(parameters: dict[str, str], name: str) -> date | None:
    """A day such as 2023-06-22. Raises BadAddress for anything else."""
    value = parameters.get(name)
    if value is None:
        return None
    try:
        return read_day(value)
    except ValueError:
        raise BadAddress(
            gettext("“%(value)s” is no day. Write it like 2023-06-22.", value=value[:40])
        ) from None


def several(request: Request, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The values of a parameter that may be repeated, in the order of the choices.

    Raises BadAddress for a value that is no choice or is given twice.
    """
    given = request.args.getlist(name)
    offered = ", ".join(choices)
    if any(value not in choices for value in given):
        raise BadAddress(gettext("“%(name)s” is one of: %(offered)s.", name=name, offered=offered))
    if len(set(given)) < len(given):
        raise BadAddress(gettext("A value of “%(name)s” is given more than once.", name=name))
    return tuple(value for value in choices if value in given)


def month(parameters: dict[str, str], name: str, others: tuple[str, ...] = ()) -> str | None:
    """A month such as 2023-06, a year, or one of `others`. Raises BadAddress for anything else."""
    value = parameters.get(name)
    if value is None or value in others or _MONTH.fullmatch(value):
        return value
    raise BadAddress(
        gettext("“%(value)s” is no month. Write it like 2023-06, or 2023.", value=value[:40])
    )


def words(parameters: dict[str, str], name: str) -> str | None:
    """A text on one line. Raises BadAddress for one that is empty or cannot be printed."""
    value = parameters.get(name)
    if value is not None and not (value.strip() and value.isprintable()):
        raise BadAddress(gettext("“%(name)s” has no words that can be read.", name=name))
    return value


def one_of(parameters: dict[str, str], name: str, choices: tuple[str, ...]) -> str | None:
    """One of a few words. Raises BadAddress for another."""
    value = parameters.get(name)
    if value is not None and value not in choices:
        offered = ", ".join(choices)
        raise BadAddress(gettext("“%(name)s” is one of: %(offered)s.", name=name, offered=offered))
    return value


def _unknown(name: str, names: tuple[str, ...]) -> str:
    if not names:
        return gettext("This page takes no parameter “%(name)s”.", name=name[:40])
    offered = ", ".join(names)
    return gettext(
        "This page takes no parameter “%(name)s”. It takes: %(offered)s.",
        name=name[:40],
        offered=offered,
    )
