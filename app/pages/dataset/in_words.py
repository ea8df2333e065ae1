"""What has several parts in a document, as the text of one cell."""

from collections.abc import Iterable

from app.document.case import Case
from app.document.facts import ChargeStep, Decision, Detention, Extension, Penalty
from app.document.others import TallyRow
from app.document.values import Count, CountRange, Date


def penalties(imposed: Iterable[Penalty]) -> tuple[str, ...] | None:
    """The parts of a sentence, such as `prison P8M` or `fine 500 AZN`; None for none."""
    return tuple(_penalty(each) for each in imposed) or None


def steps(statuses: Iterable[ChargeStep]) -> tuple[str, ...] | None:
    """The steps of a charge, such as `brought 2023-06-22`."""
    return tuple(_joined(each.status, _edtf(each.date)) for each in statuses) or None


def extensions(found: Iterable[Extension]) -> tuple[str, ...] | None:
    """The extensions of a custody, such as `2023-08-20 P2M` or `2023-08-20 until 2023-10-20`."""
    return tuple(_extension(each) for each in found) or None


def ordered_term(case: Case, detention: Detention) -> str | None:
    """The term that was ordered with a period, else the one of the decision it serves."""
    if detention.term or not detention.under:
        return detention.term
    served = next((each for each in case.decisions if each.id == detention.under), None)
    return _term_of(served, detention.kind) if served else None


def counted(rows: Iterable[TallyRow]) -> tuple[str, ...] | None:
    """The lines of a tally, such as `warning 7`."""
    return tuple(_joined(each.kind, _count(each.count)) for each in rows) or None


def least(count: Count | None) -> int | None:
    """The least number that is reported."""
    return count.min if isinstance(count, CountRange) else count


def most(count: Count | None) -> int | None:
    """The greatest number that is reported."""
    return count.max if isinstance(count, CountRange) else count


def roughly(count: Count | None) -> int | None:
    """The number that is reported with "about"."""
    return count.about if isinstance(count, CountRange) else None


def _term_of(decision: Decision, kind: str) -> str | None:
    parts = decision.sentence or decision.imposed
    return next((part.term for part in parts if part.kind == kind), None)


def _penalty(part: Penalty) -> str:
    suspended = part.suspended if isinstance(part.suspended, str) else ""
    return _joined(part.kind, part.term, part.amount, part.suspended and "suspended", suspended)


def _extension(each: Extension) -> str:
    until = f"until {each.until.edtf}" if each.until else None
    return _joined(_edtf(each.date), each.term, until)


def _edtf(when: Date | None) -> str | None:
    return when.edtf if when else None


def _count(count: Count | None) -> str | None:
    if not isinstance(count, CountRange):
        return None if count is None else str(count)
    if count.about is not None:
        return f"about {count.about}"
    return (
        f"{count.min if count.min is not None else ''}–{count.max if count.max is not None else ''}"
    )


def _joined(*parts: str | bool | None) -> str:
    return " ".join(str(part) for part in parts if part)
