"""The parameters of an address, read strictly: what is unknown, repeated or malformed is refused.

A misspelt parameter that is silently ignored gives a reader the wrong answer.
"""

from datetime import date, datetime

from flask import Request

from app.web import page_keys
from app.web.errors import BadAddress
from app.web.language import gettext

_LANGUAGE = "lang"
_LONGEST_VALUE = 400


def only(request: Request, *names: str) -> dict[str, str]:
    """The values of the parameters an address may have, each given once.

    `lang` is always allowed. Raises BadAddress with a sentence for anything else.
    """
    allowed = (*names, _LANGUAGE)
    for name, values in request.args.lists():
        if name not in allowed:
            raise BadAddress(_unknown(name, names))
        if len(values) > 1:
            raise BadAddress(gettext("“%(name)s” is given more than once.", name=name))
        if len(values[0]) > _LONGEST_VALUE:
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
    if asked not in locales:
        offered = ", ".join(locales)
        raise BadAddress(
            gettext("There is no language “%(asked)s” here. Choose one of: %(offered)s.")
            % {"asked": asked[:40], "offered": offered}
        )
    return asked


def key(parameters: dict[str, str], count: int) -> tuple[str, ...] | None:
    """The place a list goes on after, from `after`. Raises BadAddress for a key not ours."""
    if "after" not in parameters:
        return None
    try:
        return page_keys.decode(parameters["after"], count)
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
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError:
        raise BadAddress(
            gettext("“%(value)s” is no day. Write it like 2023-06-22.", value=value[:40])
        ) from None


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
