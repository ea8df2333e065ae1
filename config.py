"""The settings of one deployment, read from the environment. Each is documented in the README."""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

HALVES = ("all", "public")
_MOST = 10_000
_ONION = re.compile(r"https?://([a-z0-9-]+\.)*[a-z2-7]{56}\.onion/?")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")


class SettingError(ValueError):
    """A setting cannot be used. The message names it and says what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment is told from outside. `folder` holds both databases and the keys."""

    folder: Path
    desk_url: str
    record_url: str
    half: str
    site_url: str
    secret_key_file: Path
    secret_key_given: str
    field_key_file: Path
    timezone: str
    locales: tuple[str, ...]
    contact: str
    licence: str
    one_editor: bool
    tips: bool
    onion: str
    address_header: str
    tip_days: int
    idle_minutes: int
    signed_in_hours: int

    @classmethod
    def from_environment(cls) -> "Settings":
        """The settings of this process. Raises SettingError for one that cannot be used."""
        folder = Path(_read("DATA", "var")).resolve()
        return cls(
            folder=folder,
            desk_url=_read("DESK_URL", f"sqlite:///{folder / 'desk' / 'desk.sqlite'}"),
            record_url=_read("RECORD_URL", f"sqlite:///{folder / 'record' / 'record.sqlite'}"),
            half=_half(_read("HALF", "all")),
            site_url=_site_url(_read("SITE_URL", "http://127.0.0.1:8000")),
            secret_key_file=folder / "secret.key",
            secret_key_given=_read("SECRET_KEY", ""),
            field_key_file=Path(_read("FIELD_KEY_FILE", str(folder / "desk" / "field.key"))),
            timezone=_timezone(_read("TIMEZONE", "Asia/Baku")),
            locales=_locales(_read("LOCALES", "en,az")),
            contact=_read("CONTACT", ""),
            licence=_read("LICENCE", "CC BY 4.0"),
            one_editor=_switch("ONE_EDITOR"),
            tips=_switch("TIPS"),
            onion=_onion(_read("ONION", "")),
            address_header=_header(_read("ADDRESS_HEADER", "")),
            tip_days=_count(_read("TIP_DAYS", "30"), "TIP_DAYS"),
            idle_minutes=_count(_read("IDLE_MINUTES", "30"), "IDLE_MINUTES"),
            signed_in_hours=_count(_read("SIGNED_IN_HOURS", "12"), "SIGNED_IN_HOURS"),
        )

    @property
    def takes_tips(self) -> bool:
        """Whether readers may tell us something: only where the desk is served."""
        return self.tips and self.half == "all"

    @property
    def files(self) -> Path:
        """Where the files for readers to take away lie."""
        return self.folder / "files"

    def secret_key(self) -> str:
        """The key that signs, made on first use and readable by its owner alone."""
        return self.secret_key_given or made_once(self.secret_key_file)


def made_once(path: Path) -> str:
    """The secret in a file, made and written with mode 600 where there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text().strip()


def _read(name: str, default: str) -> str:
    return os.environ.get(f"SPEECHWATCH_{name}", "").strip() or default


def _switch(name: str) -> bool:
    value = _read(name, "off").lower()
    if value not in ("on", "off"):
        raise SettingError(f"SPEECHWATCH_{name} is {value!r}; write on or off")
    return value == "on"


def _count(value: str, name: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1 <= int(value[:6]) <= _MOST):
        raise SettingError(f"SPEECHWATCH_{name} is {value!r}; write a number from 1 to {_MOST}")
    return int(value)


def _half(value: str) -> str:
    if value not in HALVES:
        raise SettingError(f"SPEECHWATCH_HALF is {value!r}; write one of: {', '.join(HALVES)}")
    return value


def _site_url(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise SettingError(f"SPEECHWATCH_SITE_URL is {value!r}; write it like https://a.example")
    return value.rstrip("/")


def _onion(value: str) -> str:
    if value and not _ONION.fullmatch(value):
        raise SettingError(f"SPEECHWATCH_ONION is {value!r}; write it like http://abc….onion")
    return value.rstrip("/")


def _header(value: str) -> str:
    if value and not _HEADER.fullmatch(value):
        raise SettingError(f"SPEECHWATCH_ADDRESS_HEADER is {value!r}; write it like X-Real-IP")
    return value


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingError(f"SPEECHWATCH_TIMEZONE is {value!r}; write one like Asia/Baku") from None
    return value


def _locales(value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    for name in names:
        try:
            Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            raise SettingError(f"SPEECHWATCH_LOCALES names {name!r}; write e.g. en,az") from None
    return names
