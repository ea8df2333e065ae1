"""What every file says of itself: its version and its day, its licence, and how to cite it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app import addresses
from app.pages.files_view import NAME, citation
from app.record.files import instant as written
from app.web.language import gettext

_LICENCES: Final = {
    "CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC BY-SA 4.0": ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0 1.0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}


@dataclass(frozen=True, slots=True)
class Deployment:
    """Whose record it is: where readers find it, under which licence, in which languages."""

    site_url: str
    licence: str
    contact: str
    locales: tuple[str, ...]
    timezone: str


@dataclass(frozen=True, slots=True)
class About:
    """A set of files about to be made, of one state of the record.

    `version`, `head` and `instant` are those of the ledger's last entry, `made` is the moment now,
    `as_of` the day for which facts of the calendar are worked out.
    """

    deployment: Deployment
    version: int
    head: str
    instant: str | None
    made: datetime
    as_of: date

    @property
    def page(self) -> str:
        """The page that offers the files."""
        return self._absolute(addresses.data())

    @property
    def licence_code(self) -> str | None:
        """The licence in the words of SPDX; None for one we do not know."""
        return _LICENCES.get(self.deployment.licence, (None, ""))[0]

    @property
    def licence_page(self) -> str:
        """Where the licence stands; empty for one we do not know."""
        return _LICENCES.get(self.deployment.licence, ("", ""))[1]

    def citation(self) -> str:
        """How to cite the files, ready to copy."""
        told = self.deployment
        return citation(self.version, self.head, self.made, self.page, told.licence)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """All of it as pairs of a name and a value, in the reader's language."""
        told = (
            (gettext("Record"), f"{NAME}, {self.deployment.site_url}"),
            (gettext("Version"), str(self.version)),
            (gettext("Head of the ledger"), self.head),
            (gettext("Last published"), self.instant or gettext("nothing yet")),
            (gettext("Files made"), written(self.made)),
            (gettext("Custody as of"), self.as_of.isoformat()),
            (gettext("Licence"), self.deployment.licence),
            (gettext("How to cite"), self.citation()),
            (gettext("Codebook"), self._absolute(addresses.codebook())),
            (gettext("Contact"), self.deployment.contact),
        )
        return tuple((name, value) for name, value in told if value)

    def _absolute(self, address: str) -> str:
        """An address of ours as others may keep it, without a language."""
        return self.deployment.site_url + addresses.in_language(address, None)
