"""What every fact has in common: who says it, where, how surely, and what others say of it.

The tail is what every fact may end with; it is declared here and written last. Absent means that
we do not know.
"""

from typing import Any, ClassVar

from pydantic import Field

from app.document import vocabulary as words
from app.document.values import (
    Date,
    Id,
    Lang,
    Line,
    Model,
    Prose,
    Several,
    Sha256,
    Text,
    Url,
)

TAIL = (
    "text",
    "said_by",
    "hedge",
    "source",
    "verification",
    "note",
    "claims",
    "preferred_because",
)


class Claim(Model):
    """What one speaker says of a fact: that it is so, that it is not, or another value for it.

    `says` maps fields of the fact to the value this speaker gives. `about` names a field;
    without it and without `says` the claim is about the whole fact.
    """

    said_by: Several[Line] = ()
    stance: words.Stance = "asserts"
    hedge: Line | None = None
    about: Several[Line] = ()
    says: dict[str, Any] = Field(default_factory=dict)
    text: Text | None = None
    source: Several[Id] = ()


class Identified(Model):
    """Anything with an id, unique in its document; `identifies` begins the ids that are given."""

    identifies: ClassVar[str] = "fact"

    id: Id | None = None


class Claimed(Identified):
    """Anything that somebody says. `said_by` is a word of who speaks, or a party's id.

    `dated_parts` is the name of its list of parts that have a date of their own, if it has one.
    """

    dated_parts: ClassVar[str] = ""

    text: Text | None = None
    said_by: Several[Line] = ()
    hedge: Line | None = None
    source: Several[Id] = ()
    note: Text | None = None
    claims: tuple[Claim, ...] = ()
    preferred_because: Text | None = None


class Fact(Claimed):
    """A fact of a case. `of` names its parties, and may be missing while there is one subject."""

    of: Several[Id] = ()
    verification: words.FactVerification | None = None


class Stated(Fact):
    """A reason or a statement: words of somebody, in a proceeding or outside one."""

    identifies: ClassVar[str] = "statement"

    proceeding: Several[Id] = ()
    stance: words.Stance = "asserts"
    date: Date | None = None


class DatedPart(Identified):
    """A part of a fact that has a date of its own; see `app.document.dated_parts`."""


class Fate(DatedPart):
    """What became of a post or an account, when, and who says so."""

    identifies: ClassVar[str] = "fate"

    fate: words.FateWord
    date: Date | None = None
    rule: Line | None = None
    said_by: Several[Line] = ()
    hedge: Line | None = None
    source: Several[Id] = ()
    note: Text | None = None


class Quote(Model):
    """A source's own words, never translated in place. Sensitive ones stand behind a warning."""

    text: Prose
    lang: Lang | None = None
    translation: Text | None = None
    translator: Line | None = None
    sensitive: bool = False


class Capture(Model):
    """A copy of a post: who made it, when, and where it is kept."""

    by: Line | None = None
    date: Date | None = None
    archive: Url | None = None
    sha256: Sha256 | None = None
    note: Text | None = None


class Source(Model):
    """Where a fact comes from; `via` is the source we read it through."""

    id: Id
    outlet: Line
    outlet_kind: words.OutletKind | None = None
    author: Line | None = None
    title: Line | None = None
    url: Url | None = None
    reference: Line | None = None
    lang: Lang | None = None
    published: Date | None = None
    updated: Date | None = None
    retrieved: Date | None = None
    archive: Url | None = None
    sha256: Sha256 | None = None
    via: Id | None = None
    note: Text | None = None
