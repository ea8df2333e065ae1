"""One-time codes, recovery codes and tokens, without a database."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.staff import one_time_codes, recovery
from app.staff.tokens import digest, keyed, new_token
from tests.staff.conftest import NOON

# The secret and the moments of RFC 6238, appendix B; its codes without their first two digits.
SECRET = base64.b32encode(b"12345678901234567890").decode()
PRINTED = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}


@pytest.mark.parametrize(("second", "code"), PRINTED.items())
def test_codes_are_those_of_the_standard(second: int, code: str) -> None:
    moment = datetime.fromtimestamp(second, UTC)
    assert one_time_codes.code_at(SECRET, moment) == code
    assert one_time_codes.step_of(SECRET, code, moment) == second // 30


@pytest.mark.parametrize(("off", "taken"), [(-61, False), (-30, True), (30, True), (61, False)])
def test_a_clock_may_be_half_a_minute_off(off: int, taken: bool) -> None:
    code = one_time_codes.code_at(SECRET, NOON + timedelta(seconds=off))
    assert (one_time_codes.step_of(SECRET, code, NOON) is not None) is taken


def test_a_code_is_read_with_the_space_that_apps_show() -> None:
    code = one_time_codes.code_at(SECRET, NOON)
    assert one_time_codes.step_of(SECRET, f" {code[:3]} {code[3:]}\n", NOON) is not None


@given(st.text(max_size=40))
def test_what_is_no_code_is_no_code(typed: str) -> None:
    step = one_time_codes.step_of(SECRET, typed, NOON)
    assert step is None or "".join(typed.split()).isdecimal()


def test_an_app_is_told_whose_secret_it_keeps() -> None:
    said = one_time_codes.in_an_app(one_time_codes.new_secret(), "Aygün R", "Speechwatch")
    assert said.startswith("otpauth://totp/Speechwatch:Ayg%C3%BCn%20R?")
    assert "issuer=Speechwatch" in said


def test_ten_recovery_codes_are_ten_different_ones() -> None:
    codes = recovery.new_codes()
    assert len(set(codes)) == len({recovery.digest_of(each) for each in codes}) == 10
    assert all(len(each) == 19 for each in codes)


@given(st.sampled_from(recovery.new_codes()))
def test_a_recovery_code_is_known_however_it_was_copied(code: str) -> None:
    typed = code.upper().replace("-", "  ").replace("0", "O").replace("1", "l")
    assert recovery.digest_of(typed) == recovery.digest_of(code)


def test_a_token_is_kept_as_a_digest_and_a_key_tells_purposes_apart() -> None:
    token = new_token()
    assert token not in digest(token)
    assert len({keyed("k", "form", "x"), keyed("k", "name", "x"), keyed("l", "form", "x")}) == 3
