"""The codes that the desk knows from its articles alone, as citations are read by them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import citations
from app.citations import AZERBAIJAN, CodeNames, Jurisdiction
from app.law.models import Provision, ProvisionMention


@dataclass(frozen=True, slots=True)
class Code:
    """A code: its key, its country and name where they are known, and how many articles it has.

    The country is known from our own table or from an article, the name from an article.
    """

    key: str
    country: str | None
    title: str | dict[str, str] | None
    lang: str
    articles: int


def codes(session: Session) -> tuple[Code, ...]:
    """Every code of which the desk has an article, by key."""
    counted = select(Provision.code, func.count()).group_by(Provision.code).order_by(Provision.code)
    return tuple(_code(session, key, count) for key, count in session.execute(counted).all())


def jurisdiction_of(session: Session) -> Jurisdiction:
    """What citations are read by: our own table, and the codes that articles of the desk bring."""
    brought = [each for each in codes(session) if not citations.is_known(each.key)]
    if not brought:
        return AZERBAIJAN
    written = _written(session, [each.key for each in brought])
    return citations.with_codes(_named(each, written.get(each.key, ())) for each in brought)


def _code(session: Session, key: str, articles: int) -> Code:
    named = select(Provision).where(Provision.code == key)
    first = session.scalars(named.order_by(Provision.country.is_(None), Provision.path)).first()
    if first is None:
        raise KeyError(key)
    country = first.country or citations.country_of(key)
    return Code(key, country, first.code_title, first.lang, articles)


def _written(session: Session, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    query = (
        select(Provision.code, ProvisionMention.word)
        .join(ProvisionMention, ProvisionMention.document_id == Provision.id)
        .where(ProvisionMention.field == "code_written", Provision.code.in_(list(keys)))
        .distinct()
        .order_by(Provision.code, ProvisionMention.word)
    )
    found: dict[str, tuple[str, ...]] = {}
    for key, word in session.execute(query):
        found[key] = (*found.get(key, ()), word)
    return found


def _named(code: Code, written: tuple[str, ...]) -> CodeNames:
    title = code.title or {}
    names = title if isinstance(title, dict) else {code.lang: title}
    return citations.code_named(code.key, names, written)
