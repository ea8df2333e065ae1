"""Passkeys: what holds, and everything that must not."""

import json
import string
from datetime import timedelta
from typing import Any

import pytest
from fido2.webauthn import AuthenticatorData
from hypothesis import given, settings
from hypothesis import strategies as st

from app.staff.passkeys import LASTS, Added, NotAPasskey, Passkeys, can_have_passkeys
from tests.staff.conftest import NOON
from tests.staff.device import SITE, Device

_SIGNS = string.ascii_letters + string.digits + "-_"
PASSKEYS = Passkeys(SITE, "a key of the tests")


def added_by(device: Device) -> Added:
    asked = PASSKEYS.ask_to_add("add", NOON, "member", "Aygün", [])
    return PASSKEYS.added("add", NOON, device.adds(asked))


def uses(answer: str, credential: bytes, purpose: str = "sign in") -> int:
    return PASSKEYS.uses_of(PASSKEYS.signed(purpose, NOON, answer), credential)


def test_a_passkey_is_added_and_signs() -> None:
    device = Device()
    added = added_by(device)
    assert added.credential_id == device.credential_id
    assert added.uses == 1
    answer = device.signs(PASSKEYS.ask_to_sign("sign in", NOON))
    assert PASSKEYS.signed("sign in", NOON, answer).credential_id == device.credential_id
    assert uses(answer, added.credential) == 2


def test_what_is_asked_is_plain_json_and_asks_for_a_finger_or_a_pin() -> None:
    asked = PASSKEYS.ask_to_add("add", NOON, "member", "Aygün", [b"known"])
    said = json.loads(json.dumps(asked))["publicKey"]
    assert said["authenticatorSelection"]["userVerification"] == "required"
    assert said["authenticatorSelection"]["residentKey"] == "required"
    assert [each["type"] for each in said["excludeCredentials"]] == ["public-key"]
    signing = json.loads(json.dumps(PASSKEYS.ask_to_sign("sign in", NOON)))["publicKey"]
    assert signing["userVerification"] == "required"
    assert signing["rpId"] == "tracker.example"


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://tracker.example.evil"},
        {"origin": "http://tracker.example"},
        {"site": "evil.example"},
        {"flags": AuthenticatorData.FLAG.UP},
        {"flags": AuthenticatorData.FLAG.UV},
    ],
)
def test_an_answer_for_another_site_or_without_its_owner_is_refused(wrong: dict[str, Any]) -> None:
    device = Device()
    credential = added_by(device).credential
    answer = device.signs(PASSKEYS.ask_to_sign("sign in", NOON), **wrong)
    with pytest.raises(NotAPasskey):
        uses(answer, credential)


def test_another_devices_signature_is_refused() -> None:
    device, other = Device(), Device()
    credential = added_by(device).credential
    other.credential_id = device.credential_id
    with pytest.raises(NotAPasskey):
        uses(other.signs(PASSKEYS.ask_to_sign("sign in", NOON)), credential)


def test_a_challenge_is_for_one_purpose_one_site_and_five_minutes() -> None:
    device = Device()
    added_by(device)
    answer = device.signs(PASSKEYS.ask_to_sign("prove aygun", NOON))
    assert PASSKEYS.signed("prove aygun", NOON + LASTS, answer)
    for purpose, now in (("sign in", NOON), ("prove aygun", NOON + LASTS + timedelta(seconds=1))):
        with pytest.raises(NotAPasskey):
            PASSKEYS.signed(purpose, now, answer)
    with pytest.raises(NotAPasskey):
        Passkeys(SITE, "another key").signed("prove aygun", NOON, answer)


def test_a_challenge_somebody_made_up_is_refused() -> None:
    asked = {"publicKey": {"challenge": "AAAA" * 20}}
    with pytest.raises(NotAPasskey):
        PASSKEYS.signed("sign in", NOON, Device().signs(asked))


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=20), inner),
    max_leaves=8,
)
_PARTS = ("id", "rawId", "type", "response", "clientExtensionResults")
_INNER = ("clientDataJSON", "attestationObject", "authenticatorData", "signature")


@settings(max_examples=40)
@given(
    st.text()
    | _json.map(json.dumps)
    | st.fixed_dictionaries(
        dict.fromkeys(_PARTS, _json)
        | {"response": st.fixed_dictionaries(dict.fromkeys(_INNER, _json))}
    ).map(json.dumps)
)
def test_whatever_a_stranger_sends_is_an_answer_that_does_not_hold(typed: str) -> None:
    with pytest.raises(NotAPasskey):
        PASSKEYS.signed("sign in", NOON, typed)
    with pytest.raises(NotAPasskey):
        PASSKEYS.added("add", NOON, typed)


@settings(max_examples=40)
@given(
    st.sampled_from(("clientDataJSON", "authenticatorData", "signature")),
    st.integers(0, 10_000),
    st.integers(1, 63),
)
def test_a_true_answer_with_one_sign_changed_does_not_hold(
    part: str, place: int, shift: int
) -> None:
    device = Device()
    credential = added_by(device).credential
    answer = json.loads(device.signs(PASSKEYS.ask_to_sign("sign in", NOON)))
    whole = answer["response"][part]
    # The last sign holds bits that nobody reads.
    at = place % (len(whole) - 1)
    changed = _SIGNS[(_SIGNS.index(whole[at]) + shift) % len(_SIGNS)]
    answer["response"][part] = whole[:at] + changed + whole[at + 1 :]
    with pytest.raises(NotAPasskey):
        uses(json.dumps(answer), credential)


@pytest.mark.parametrize(
    ("site", "can"),
    [
        ("https://tracker.example", True),
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", False),
        ("https://[::1]", False),
        ("http://tracker.example", False),
    ],
)
def test_only_a_site_with_a_name_has_passkeys(site: str, can: bool) -> None:
    assert can_have_passkeys(site) is can
    if not can:
        with pytest.raises(ValueError, match="need a site with a name"):
            Passkeys(site, "key")
