"""Tables of the working record. Each attribute is called as in the documents it comes from."""

from typing import Any, Final

from sqlalchemy.orm import InstrumentedAttribute

from app.cases.models.cases import Case, Event, Party, Proceeding, Related, Statement, Update
from app.cases.models.courts import (
    Charge,
    ChargeStep,
    Decision,
    Detention,
    Extension,
    Hearing,
    Measure,
    Penalty,
)
from app.cases.models.desk import (
    Assignment,
    Comment,
    Confidence,
    Dossier,
    FormToken,
    Typed,
    Version,
    Waiting,
    Why,
)
from app.cases.models.kept import Citing, Claim, Document, FormerSlug, Item, Mention, RemovedKey
from app.cases.models.kept import Source as Source
from app.cases.models.people import Person, PersonName, PersonRole
from app.cases.models.sheets import (
    KnownHeaders,
    Sheet,
    SheetKind,
    SheetOutcome,
    SheetRow,
    SheetState,
)
from app.cases.models.speech import Account, Capture, Fate, Post, Tie
from app.cases.models.tallies import Tally, TallyCharge, TallyRow
from app.cases.models.words import NameWord

CONFIDENTIAL_COLUMNS: Final[tuple[InstrumentedAttribute[Any], ...]] = (
    Case.notes,
    Case.family_contact,
    Case.lawyer_contact,
    Person.real_name,
    Person.contact,
    Person.handles,
    Source.real_name,
    Source.contact,
)

__all__ = [
    "CONFIDENTIAL_COLUMNS",
    "Account",
    "Assignment",
    "Capture",
    "Case",
    "Charge",
    "ChargeStep",
    "Citing",
    "Claim",
    "Comment",
    "Confidence",
    "Decision",
    "Detention",
    "Document",
    "Dossier",
    "Event",
    "Extension",
    "Fate",
    "FormToken",
    "FormerSlug",
    "Hearing",
    "Item",
    "KnownHeaders",
    "Measure",
    "Mention",
    "NameWord",
    "Party",
    "Penalty",
    "Person",
    "PersonName",
    "PersonRole",
    "Post",
    "Proceeding",
    "Related",
    "RemovedKey",
    "Sheet",
    "SheetKind",
    "SheetOutcome",
    "SheetRow",
    "SheetState",
    "Source",
    "Statement",
    "Tally",
    "TallyCharge",
    "TallyRow",
    "Tie",
    "Typed",
    "Update",
    "Version",
    "Waiting",
    "Why",
]
