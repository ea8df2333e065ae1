"""The names people sign in with, and the passwords they may choose."""

from typing import Literal

import pytest
from argon2 import PasswordHasher, profiles
from hypothesis import given
from hypothesis import strategies as st

from app.staff.names import NotAName, folded, tidied
from app.staff.passwords import Passwords, fault
from tests.staff.conftest import CHEAP, PASSWORD


class Counting(PasswordHasher):
    """A hasher that counts how often it compares."""

    compared = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - argon2's name
        """Compares, and counts it."""
        self.compared += 1
        return super().verify(hash, password)


@pytest.mark.parametrize(
    ("one", "other"),
    [("İlqar", "ilqar"), ("Aygün  Rza", " aygün rza"), ("ŞƏHLA", "şəhla"), ("Aygün", "aygun")],
)
def test_a_name_is_known_however_it_is_typed(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_name_is_kept_as_it_was_written() -> None:
    assert tidied("  Aygu\u0308n   O’Neil ") == "Aygün O’Neil"


@pytest.mark.parametrize("name", ["", "a", "(nobody)", "a\x00b", "12", "x" * 61, "a\u202eb", "<b>"])
def test_what_is_no_name_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(NotAName, match="2 to 60 letters"):
        tidied(name)


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("short one", "short"),
        ("x" * 201, "long"),
        ("aaaabbbbcccc", "plain"),
        ("password1234", "plain"),
        ("Rzayeva is my name", "name"),
        ("aygün.rzayeva", "name"),
        (PASSWORD, None),
        ("долгая зима прошла", None),
    ],
)
def test_a_password_is_refused_for_a_reason(password: str, expected: str | None) -> None:
    assert fault(password, "Aygün Rzayeva") == expected


@given(st.text(max_size=220))
def test_any_password_is_judged_and_fits_itself_alone(password: str) -> None:
    assert fault(password, "Aygün") in (None, "short", "long", "plain", "name")
    kept = CHEAP.keep(password)
    assert CHEAP.fits(kept, password)
    assert not CHEAP.fits(kept, "x" + password)


def test_the_same_password_from_another_keyboard_fits() -> None:
    assert CHEAP.fits(CHEAP.keep("Aygu\u0308n was here"), "Aygün was here")


def test_nothing_fits_where_no_password_was_chosen() -> None:
    assert not CHEAP.fits(None, "")
    assert not CHEAP.fits("no hash at all", "anything")


@pytest.mark.parametrize("kept", [None, CHEAP.keep(PASSWORD)], ids=["none", "one"])
@pytest.mark.parametrize("typed", [PASSWORD, "another one", ""])
def test_every_try_costs_one_comparison(kept: str | None, typed: str) -> None:
    hasher = Counting(time_cost=1, memory_cost=8, parallelism=1)
    Passwords(hasher).fits(kept, typed)
    assert hasher.compared == 1


def test_the_decoy_costs_what_a_password_costs() -> None:
    passwords = Passwords()
    assert not passwords.outdated(passwords._decoy)
    assert passwords.outdated(CHEAP.keep(PASSWORD))
    cheap = PasswordHasher.from_parameters(profiles.CHEAPEST)
    assert not Passwords(cheap).outdated(CHEAP.keep(PASSWORD))
