"""Courts and places as they are written at the desk already, so that one is not spelt five ways.

There is no list of courts to keep: whatever a monitor writes is offered to the next one.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from app import citations
from app.cases.models import Case, Charge, Decision, Detention, Dossier, Event, Hearing, Measure
from app.cases.working.monitors import Monitor, visible_to
from app.law.models import Provision

WRITTEN: Final[Mapping[str, tuple[InstrumentedAttribute[str | None], ...]]] = {
    "court": (Decision.court, Hearing.court),
    "place": (Detention.place, Measure.place, Event.place),
    "region": (Case.region,),
}
"""The fields whose words are offered again, and the columns in which those stand."""
_MOST: Final = 40
_LOOKED_THROUGH: Final = 500


def written_before(
    session: Session, monitor: Monitor, field: str, case_id: str | None = None
) -> list[str]:
    """What stands in a field of `WRITTEN` in the cases somebody may open, the most usual first.

    Words of cases of the country of `case_id`, as far as its charges tell it, come before others.
    Only the five hundred cases are looked through that were saved last. What is confidential
    stands in none of these fields.
    """
    cases = _looked_through(monitor).cte("looked_through")
    rows = union_all(
        *(
            select(column.class_.document_id.label("owner"), column.label("word")).where(
                column.class_.document_id.in_(select(cases.c.id)), column.is_not(None)
            )
            for column in WRITTEN[field]
        )
    ).subquery()
    order: list[ColumnElement[Any]] = [func.count().desc(), rows.c.word]
    if codes := _codes_of_its_country(session, case_id):
        theirs = select(Charge.document_id).where(_cites(codes))
        order.insert(0, func.count().filter(rows.c.owner.in_(theirs)).desc())
    query = select(rows.c.word).group_by(rows.c.word).order_by(*order).limit(_MOST)
    return list(session.scalars(query))


def _looked_through(monitor: Monitor) -> Select[str]:
    return (
        select(Dossier.document_id.label("id"))
        .join(Case, Case.document_id == Dossier.document_id)
        .where(visible_to(monitor))
        .order_by(Dossier.saved_at.desc(), Dossier.document_id.desc())
        .limit(_LOOKED_THROUGH)
    )


def _codes_of_its_country(session: Session, case_id: str | None) -> list[str]:
    """The codes of the country whose codes a case cites; none where all are of one country."""
    query = select(Charge.provision).where(Charge.document_id == case_id)
    cited = {str(each).partition(":")[0] for each in session.scalars(query) if each}
    if not cited:
        return []
    said = select(Provision.code, func.max(Provision.country)).group_by(Provision.code)
    country = {
        code: citations.country_of(code) or told for code, told in session.execute(said).all()
    }
    its = {country.get(each) for each in cited} - {None}
    if not its or len(set(country.values()) - {None}) == 1:
        return []
    return sorted(code for code, told in country.items() if told in its)


def _cites(codes: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(Charge.provision.startswith(f"{code}:", autoescape=True) for code in codes))
