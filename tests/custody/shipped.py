"""The custody of the shipped cases, built by hand from their facts: no document is read here."""

from datetime import date

from app.custody import (
    Custody,
    End,
    Order,
    Period,
    Sentence,
    Sighting,
    Subject,
    merged,
)
from app.dates import Bounds, Term, bounds


def day(edtf: str) -> Bounds:
    return bounds(edtf)


def on(iso: str) -> date:
    return date.fromisoformat(iso)


def days(iso: str) -> Term:
    return Term.parse(iso)


def detention(taken: str | None, term: str, ended: str | None = None) -> tuple[Custody, ...]:
    """One administrative detention whose term stands with it."""
    period = Period(
        "detention",
        "administrative detention",
        "administrative",
        day(taken) if taken else None,
        order=Order(days(term)),
        end=End(day=day(ended), word="term served") if ended else None,
    )
    return merged(Subject((period,)))


def sentenced(
    taken: str | None, made: str | None, term: str, *, also_taken: str | None = None
) -> tuple[Custody, ...]:
    """Police custody, then administrative detention under a verdict."""
    periods = (
        Period(
            "custody",
            "police custody",
            "before judgment",
            day(taken) if taken else None,
            (day(also_taken),) if also_taken else (),
        ),
        Period(
            "detention",
            "administrative detention",
            "administrative",
            follows="custody",
            under="verdict",
        ),
    )
    verdict = Sentence("verdict", day(made) if made else None, term=days(term))
    return merged(Subject(periods, (verdict,)))


def c01() -> tuple[Custody, ...]:
    return merged(Subject((Period("taken", "whereabouts unknown"),)))


def c02() -> tuple[Custody, ...]:
    period = Period(
        "detention",
        "administrative detention",
        "administrative",
        day("2023-06-22?"),
        under="verdict",
    )
    return merged(Subject((period,), (Sentence("verdict", term=days("P30D")),)))


def c03() -> tuple[Custody, ...]:
    return detention("2023-06-21?", "P20D", "2023-07-11?")


def c04() -> tuple[Custody, ...]:
    (custody,) = sentenced("2023-05-27?", "2023-05-29?", "P30D", also_taken="2023-05-29?")
    appeal = Sighting("appeal", day("2023-06-10?"), "detention", firm=False)
    return merged(Subject(custody.periods, custody.sentences, (appeal,)))


def c06() -> tuple[Custody, ...]:
    (custody,) = sentenced(None, None, "P25D")
    verdict = Sentence("verdict", day("2023-03-17"), (day("2023-03-18?"),), days("P25D"))
    return merged(Subject(custody.periods, (verdict,)))


def c09() -> tuple[Custody, ...]:
    periods = (
        Period("remand", "pre-trial detention", "before judgment", day("2021-04")),
        Period(
            "prison",
            "prison",
            "sentence",
            follows="remand",
            under="verdict",
            end=End("lifted", day("2021-10-24?"), "sentence replaced"),
        ),
    )
    verdict = Sentence("verdict", day("2021-06"), term=days("P10M"))
    review = Sentence("review", day("2021-10-24"), replaces=("verdict",), lifts=True)
    return merged(Subject(periods, (verdict, review)))


def c10() -> tuple[Custody, ...]:
    periods = (
        Period(
            "remand",
            "pre-trial detention",
            "before judgment",
            day("2020-07-14"),
            order=Order(days("P4M")),
        ),
        Period(
            "prison",
            "prison",
            "sentence",
            day("2021-05?"),
            follows="remand",
            under="verdict",
            last_confirmed=day("2021-05-05"),
        ),
    )
    return merged(Subject(periods, (Sentence("verdict", day("2021-04-15"), term=days("P7Y")),)))


def c11() -> tuple[Custody, ...]:
    periods = (
        Period("incommunicado", "custody of unknown kind", taken=day("2007"), lasted=days("P15D")),
        Period(
            "prison",
            "prison",
            "sentence",
            follows="incommunicado",
            under="verdict",
            end=End("died", day("2009-08"), "died"),
        ),
    )
    return merged(Subject(periods, (Sentence("verdict", day("2008-06"), term=days("P10Y")),)))


def c17_blogger() -> tuple[Custody, ...]:
    periods = (
        Period(
            "prison-blogger",
            "prison",
            "sentence",
            under="appeal",
            end=End(day=day("2021-11-02?"), word="term served"),
        ),
        Period(
            "ward",
            "medical facility",
            "carried over",
            follows="prison-blogger",
            last_confirmed=day("2021-08-10?"),
        ),
    )
    return merged(Subject(periods, (Sentence("appeal", day("2021-03-02?"), term=days("P8M")),)))


def c17_actor() -> tuple[Custody, ...]:
    period = Period("prison-actor", "prison", "sentence", under="appeal")
    return merged(Subject((period,), (Sentence("appeal", day("2021-03-02?"), term=days("P8M")),)))
