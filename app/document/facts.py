"""The facts a case holds, each kind with its own fields, in the order in which they are written."""

from typing import ClassVar

from pydantic import PositiveInt

from app.document import vocabulary as words
from app.document.claimed import (
    Capture,
    Claim,
    Claimed,
    DatedPart,
    Fact,
    Fate,
    Quote,
    Source,
    Stated,
)
from app.document.values import (
    Count,
    Date,
    Duration,
    Id,
    Lang,
    Line,
    Model,
    Money,
    ProvisionKey,
    Several,
    Slug,
    Text,
    Url,
)

__all__ = [
    "Account", "Capture", "Charge", "ChargeStep", "Claim", "Claimed", "Decision", "Detention",
    "Event", "Extension", "Fact", "Fate", "Hearing", "Measure", "Party", "Penalty", "Post",
    "Proceeding", "Quote", "Related", "Source", "Stated", "Tie", "Update",
]  # fmt: skip


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
    dated_parts: ClassVar[str] = "fates"

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
    dated_parts: ClassVar[str] = "fates"

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


class ChargeStep(DatedPart):
    """One step in the life of a charge."""

    identifies: ClassVar[str] = "step"

    status: words.ChargeStatus
    date: Date | None = None
    replaced_by: Id | None = None
    said_by: Several[Line] = ()
    source: Several[Id] = ()
    note: Text | None = None


class Charge(Fact):
    """What a subject is accused of, in the source's words; `basis` is the tracker's judgement."""

    identifies: ClassVar[str] = "charge"
    dated_parts: ClassVar[str] = "statuses"

    proceeding: Several[Id] = ()
    label: Line | None = None
    citation: Line | None = None
    provision: ProvisionKey | None = None
    basis: words.Basis | None = None
    act: Date | None = None
    statuses: tuple[ChargeStep, ...] = ()


class Extension(DatedPart):
    """More time in custody, by a term or until a day."""

    identifies: ClassVar[str] = "extension"

    date: Date | None = None
    term: Duration | None = None
    until: Date | None = None
    ordered_by: Line | None = None
    source: Several[Id] = ()
    note: Text | None = None


class Detention(Fact):
    """One period in custody. Periods that follow one another are one custody, which ends once."""

    identifies: ClassVar[str] = "detention"
    dated_parts: ClassVar[str] = "extensions"

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
