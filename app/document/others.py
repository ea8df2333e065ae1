"""Documents beside cases: person or organisation, provision, tally, and what withdrawal leaves."""

from typing import ClassVar, Literal

from app.document import vocabulary as words
from app.document.facts import Claim, Claimed, Source
from app.document.values import (
    Amount,
    Count,
    Country,
    Date,
    Id,
    Lang,
    Line,
    Model,
    ProvisionKey,
    ProvisionSlug,
    Several,
    Sha256,
    Slug,
    Text,
    Uuid,
)


class Name(Model):
    """Another form of a name: another script, spelling, or a name used online.

    `since` is from when they bear it, where a source says so.
    """

    text: Line
    kind: words.NameKind | None = None
    lang: Lang | None = None
    script: Line | None = None
    since: Date | None = None
    hedge: Line | None = None
    source: Several[Id] = ()
    note: Text | None = None


class Role(Model):
    """What somebody does or belongs to, and when."""

    text: Text
    since: Date | None = None
    until: Date | None = None
    affiliation: Line | None = None
    said_by: Several[Line] = ()
    source: Several[Id] = ()
    note: Text | None = None


class Person(Model):
    """A person, an organisation or a site, under the name the public record uses."""

    identifies: ClassVar[str] = "person"

    speechwatch: Literal["person/1"] = "person/1"
    id: Uuid | None = None
    slug: Slug
    formerly: Several[Slug] = ()
    lang: Lang = "en"
    kind: words.SubjectKind = "person"
    name: Line
    names: tuple[Name, ...] = ()
    identification: words.Identification = "named"
    roles: tuple[Role, ...] = ()
    born: Date | None = None
    died: Date | None = None
    minor: bool = False
    protected: bool = False
    distinct_from: Several[Slug] = ()
    note: Text | None = None
    source: Several[Id] = ()
    sources: tuple[Source, ...] = ()


class AllowedPenalty(Model):
    """What a version of an article allows for one part, act and kind of offender."""

    part: Line | None = None
    act: Text | None = None
    who: Line | None = None
    kind: words.PenaltyKind
    min: Amount | None = None
    max: Amount | None = None
    basis: words.Basis | None = None
    source: Several[Id] = ()
    note: Text | None = None


class Version(Model):
    """An article as it stood between two dates. `basis` is the default for charges under it."""

    since: Date | None = None
    until: Date | None = None
    changed_by: Line | None = None
    basis: words.Basis | None = None
    penalties: tuple[AllowedPenalty, ...] = ()
    text: Text | None = None
    source: Several[Id] = ()
    note: Text | None = None


class LawFact(Claimed):
    """A sourced sentence about an article that is no penalty: a use, a count, a duty."""

    identifies: ClassVar[str] = "fact"

    date: Date | None = None


class Provision(Model):
    """An article of a code, its versions and what it is called elsewhere.

    `country` (ISO 3166), `code_title` and `code_written`, the ways in which sources write the code,
    are those of its code, for codes that are known from such documents alone.
    `prohibits` are articles that list what it forbids, `succeeds` those of an earlier code that it
    took the place of.
    """

    identifies: ClassVar[str] = "provision"

    speechwatch: Literal["provision/1"] = "provision/1"
    id: Uuid | None = None
    slug: ProvisionSlug
    formerly: Several[ProvisionSlug] = ()
    lang: Lang = "en"
    code: Line
    path: Line
    country: Country | None = None
    code_title: Text | None = None
    code_written: Several[Line] = ()
    title: Text
    aliases: Several[Line] = ()
    prosecution: words.Prosecution | None = None
    prohibits: Several[ProvisionKey] = ()
    succeeds: Several[ProvisionKey] = ()
    versions: tuple[Version, ...] = ()
    explanation: Text | None = None
    facts: tuple[LawFact, ...] = ()
    note: Text | None = None
    source: Several[Id] = ()
    sources: tuple[Source, ...] = ()

    @property
    def key(self) -> str:
        """The code and the number together; the same number exists in two codes."""
        return f"{self.code}:{self.path}"


def article_slug(code: str, path: str) -> str:
    """The name of an article in its address, by its code and number: `cao-388-1`."""
    return f"{code}-{path}".lower()


class TallyRow(Model):
    """One line of a reported count."""

    kind: words.TallyKind
    label: Line | None = None
    count: Count | None = None


class TallyCharge(Model):
    """What a counted group was accused of."""

    label: Line | None = None
    citation: Line | None = None
    provision: ProvisionKey | None = None
    basis: words.Basis | None = None


class Tally(Model):
    """A reported count of people without names. Listed apart, never added to cases."""

    identifies: ClassVar[str] = "tally"

    speechwatch: Literal["tally/1"] = "tally/1"
    id: Uuid | None = None
    slug: Slug
    formerly: Several[Slug] = ()
    lang: Lang = "en"
    title: Text
    period: Date | None = None
    reported: Date | None = None
    said_by: Several[Line] = ()
    speaker: Line | None = None
    hedge: Line | None = None
    total: Count | None = None
    breakdown: tuple[TallyRow, ...] = ()
    platforms: Several[words.Platform] = ()
    charges: tuple[TallyCharge, ...] = ()
    overlaps: Several[Slug] = ()
    case: Slug | None = None
    cluster: Line | None = None
    text: Text | None = None
    note: Text | None = None
    source: Several[Id] = ()
    claims: tuple[Claim, ...] = ()
    preferred_because: Text | None = None
    sources: tuple[Source, ...] = ()


class Tombstone(Model):
    """What a withdrawn document leaves: its opaque id and a keyed hash of each of its slugs."""

    speechwatch: Literal["tombstone/1"] = "tombstone/1"
    id: Uuid
    slug_hash: Several[Sha256]
    withdrawn: Date
