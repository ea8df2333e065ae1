"""The facts a case holds, each with who says it and where.

Fields stand in the order in which they are written. What every fact may end with (the tail) is
declared in `Claimed` and written last. Absent means that we do not know.
"""

from typing import Any, ClassVar

from pydantic import Field, PositiveInt

from app.document import vocabulary as words
from app.document.values import (
    Count,
    Date,
    Duration,
    Id,
    Lang,
    Line,
    Model,
    Money,
    Prose,
    ProvisionKey,
    Several,
    Sha256,
    Slug,
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


class Claimed(Model):
    """Anything that somebody says. `said_by` is a word of who speaks, or a party's id."""

    identifies: ClassVar[str] = "fact"

    id: Id | None = None
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


class Fate(Model):
    """What became of a post or an account, when, and who says so."""

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


class Party(Claimed):
    """A person, organisation or site in a case: a document we have, or only a name."""

    identifies: ClassVar[str] = "party"

    person: Slug | None = None
    name: Line | None = None
    kind: words.SubjectKind = "person"
    identification: words.Identification = "named"
    part: words.Part = "subject"
    role: Text | None = None
    age: PositiveInt | None = None
    stage: words.Stage | None = None


class Proceeding(Fact):
    """One course of law against one or more parties; charges and decisions belong to one."""

    identifies: ClassVar[str] = "proceeding"

    kind: words.ProceedingKind
    opened: Date | None = None
    brought_by: Several[Line] = ()
    number: Line | None = None
    authority: Line | None = None
    claimed: Money | None = None


class Account(Fact):
    """A profile, page, group or channel; `count` where several are not named."""

    identifies: ClassVar[str] = "account"

    platform: Several[words.Platform] = ()
    kind: words.AccountKind | None = None
    handle: Line | None = None
    name: Line | None = None
    url: Url | None = None
    count: Count | None = None
    owner: Several[Id] = ()
    owner_certainty: words.Certainty | None = None
    fates: tuple[Fate, ...] = ()


class Post(Claimed):
    """What was said online. Its author may be somebody else than the person charged."""

    identifies: ClassVar[str] = "post"

    author: Several[Id] = ()
    featuring: Several[Id] = ()
    account: Id | None = None
    platform: Several[words.Platform] = ()
    kind: words.PostKind | None = None
    parent: Id | None = None
    url: Url | None = None
    date: Date | None = None
    lang: Lang | None = None
    count: Count | None = None
    gist: Text | None = None
    about: Several[Line] = ()
    quote: Quote | None = None
    verification: words.PostVerification | None = None
    captures: tuple[Capture, ...] = ()
    fates: tuple[Fate, ...] = ()


class Tie(Fact):
    """How a post and a measure are joined, and who says so. No post: over posts, none named."""

    identifies: ClassVar[str] = "tie"

    level: words.TieLevel
    post: Several[Id] = ()
    to: Several[Id] = ()


class ChargeStep(Model):
    """One step in the life of a charge."""

    status: words.ChargeStatus
    date: Date | None = None
    replaced_by: Id | None = None
    said_by: Several[Line] = ()
    source: Several[Id] = ()
    note: Text | None = None


class Charge(Fact):
    """What a subject is accused of, in the source's words; `basis` is the tracker's judgement."""

    identifies: ClassVar[str] = "charge"

    proceeding: Several[Id] = ()
    label: Line | None = None
    citation: Line | None = None
    provision: ProvisionKey | None = None
    basis: words.Basis | None = None
    act: Date | None = None
    statuses: tuple[ChargeStep, ...] = ()


class Extension(Model):
    """More time in custody, by a term or until a day."""

    date: Date | None = None
    term: Duration | None = None
    until: Date | None = None
    ordered_by: Line | None = None
    source: Several[Id] = ()
    note: Text | None = None


class Detention(Fact):
    """One period in custody. Periods that follow one another are one custody, which ends once."""

    identifies: ClassVar[str] = "detention"

    kind: words.DetentionKind
    taken: Date | None = None
    taken_by: Line | None = None
    place: Line | None = None
    follows: Id | None = None
    term: Duration | None = None
    ordered: Date | None = None
    ordered_by: Line | None = None
    extensions: tuple[Extension, ...] = ()
    under: Id | None = None
    last_confirmed: Date | None = None
    lasted: Duration | None = None
    ended: Date | None = None
    how_ended: words.HowEnded | None = None


class Measure(Fact):
    """What was done without custody, with or without a charge."""

    identifies: ClassVar[str] = "measure"

    proceeding: Several[Id] = ()
    kind: words.MeasureKind
    date: Date | None = None
    authority: Line | None = None
    place: Line | None = None
    number: Line | None = None
    citation: Line | None = None
    provision: ProvisionKey | None = None
    amount: Money | None = None
    paid: bool | None = None
    term: Duration | None = None
    ended: Date | None = None
    posts: Several[Id] = ()
    accounts: Several[Id] = ()


class Penalty(Model):
    """One part of a sentence."""

    kind: words.PenaltyKind
    term: Duration | None = None
    amount: Money | None = None
    suspended: bool | Duration | None = None
    paid: bool | None = None
    note: Text | None = None


class Decision(Fact):
    """What a court decided. `imposed` is for this case alone, `sentence` what is then in force."""

    identifies: ClassVar[str] = "decision"

    proceeding: Several[Id] = ()
    instance: words.Instance
    date: Date | None = None
    court: Line | None = None
    number: Line | None = None
    judge: Line | None = None
    brought_by: Several[Line] = ()
    reviews: Several[Id] = ()
    charges: Several[Id] = ()
    citation: Line | None = None
    provision: ProvisionKey | None = None
    outcome: Several[words.Outcome] = ()
    imposed: tuple[Penalty, ...] = ()
    sentence: tuple[Penalty, ...] = ()
    counts_from: Date | None = None
    folds: Several[Line] = ()
    closed_doors: bool | None = None


class Hearing(Fact):
    """A day in court, past or to come."""

    identifies: ClassVar[str] = "hearing"

    proceeding: Several[Id] = ()
    date: Date | None = None
    court: Line | None = None
    number: Line | None = None
    judge: Line | None = None
    purpose: Text | None = None
    state: words.HearingState | None = None
    postponed_to: Date | None = None
    closed_doors: bool | None = None


class Event(Fact):
    """What is no custody, measure, decision or fate."""

    identifies: ClassVar[str] = "event"

    kind: words.EventKind
    date: Date | None = None
    lasted: Duration | None = None
    place: Line | None = None


class Update(Fact):
    """A dated entry that the update feeds announce; a correction names what was wrong and why."""

    identifies: ClassVar[str] = "update"

    kind: words.UpdateKind = "update"
    happened: Date | None = None
    published: Date | None = None
    facts: Several[Id] = ()
    field: Line | None = None
    old: Line | None = None
    new: Line | None = None
    why: Text | None = None


class Related(Model):
    """Another case, and how it is related."""

    case: Slug
    how: Text


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
