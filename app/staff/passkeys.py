"""Passkeys (WebAuthn): what is asked of a browser, and whether its answer holds.

A passkey always asks for a finger, a face or a PIN on its own device, so that it is two factors at
once. The challenges are ours by their signature; nothing is kept of one until it was answered.
"""

import hmac
import ipaddress
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

LASTS: Final = timedelta(minutes=5)
LONGEST_ANSWER: Final = 20_000
_NONCE, _SEAL, _MOMENT = 16, 32, 8
# What a library of parsers raises on bytes that a stranger made up.
_MALFORMED = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, OverflowError,
    RecursionError, UnsupportedAlgorithm, NotImplementedError,
)  # fmt: skip


class NotAPasskey(Exception):
    """The answer of a browser does not hold: made up, too late, for another site or purpose."""


@dataclass(frozen=True, slots=True)
class Added:
    """A new passkey: the id its device knows it by, its public half, its count of uses."""

    credential_id: bytes
    credential: bytes
    uses: int


@dataclass(frozen=True, slots=True)
class Signed:
    """An answer that names a passkey and a challenge, of which nothing is verified yet."""

    credential_id: bytes
    challenge: bytes
    answer: Mapping[str, Any]


class Passkeys:
    """The passkeys of one site. `key` seals its challenges."""

    def __init__(self, site_url: str, key: str) -> None:
        """Raises ValueError for a site that is named by a number: passkeys need a name."""
        name = urlsplit(site_url).hostname or ""
        if not can_have_passkeys(site_url):
            raise ValueError(f"Passkeys need a site with a name; {site_url} has none.")
        site = PublicKeyCredentialRpEntity(id=name, name="Speechwatch")
        self._server = Fido2Server(site, verify_origin=lambda origin: origin == site_url)
        self._key = key.encode()

    def ask_to_sign(
        self, purpose: str, now: datetime, known: Iterable[bytes] | None = None
    ) -> dict[str, Any]:
        """What a browser needs to answer with a passkey: with any, or with one of those known."""
        asked, _ = self._server.authenticate_begin(
            None if known is None else [_descriptor(each) for each in known],
            UserVerificationRequirement.REQUIRED,
            self._challenge(purpose, now),
        )
        return dict(asked)

    def ask_to_add(
        self, purpose: str, now: datetime, member_id: str, name: str, known: Iterable[bytes]
    ) -> dict[str, Any]:
        """What a browser needs to make a passkey, on a device that has none of those known."""
        person = PublicKeyCredentialUserEntity(id=member_id.encode(), name=name, display_name=name)
        asked, _ = self._server.register_begin(
            person,
            [_descriptor(each) for each in known],
            ResidentKeyRequirement.REQUIRED,
            UserVerificationRequirement.REQUIRED,
            challenge=self._challenge(purpose, now),
        )
        return dict(asked)

    def added(self, purpose: str, now: datetime, typed: str) -> Added:
        """The passkey a browser says it made. Raises NotAPasskey."""
        answer = _read(typed)
        try:
            challenge = RegistrationResponse.from_dict(answer).response.client_data.challenge
            self._check(purpose, now, challenge)
            made = self._server.register_complete(_state(challenge), answer)
            credential = made.credential_data
            if credential is None:
                raise NotAPasskey("The answer holds no key.")
            return Added(credential.credential_id, bytes(credential), made.counter)
        except _MALFORMED as wrong:
            raise NotAPasskey(str(wrong)) from wrong

    def signed(self, purpose: str, now: datetime, typed: str) -> Signed:
        """Which passkey and which challenge of ours an answer names. Raises NotAPasskey."""
        answer = _read(typed)
        try:
            read = AuthenticationResponse.from_dict(answer)
            challenge, credential_id = read.response.client_data.challenge, read.raw_id
        except _MALFORMED as wrong:
            raise NotAPasskey(str(wrong)) from wrong
        self._check(purpose, now, challenge)
        return Signed(credential_id, challenge, answer)

    def uses_of(self, signed: Signed, credential: bytes) -> int:
        """The count of uses an answer tells, once it is verified. Raises NotAPasskey."""
        try:
            known = AttestedCredentialData(credential)
            self._server.authenticate_complete(_state(signed.challenge), [known], signed.answer)
            read = AuthenticationResponse.from_dict(signed.answer)
        except _MALFORMED as wrong:
            raise NotAPasskey(str(wrong)) from wrong
        return read.response.authenticator_data.counter

    def _challenge(self, purpose: str, now: datetime) -> bytes:
        until = int((now + LASTS).timestamp()).to_bytes(_MOMENT, "big")
        open_part = secrets.token_bytes(_NONCE) + until
        return open_part + self._seal(purpose, open_part)

    def _check(self, purpose: str, now: datetime, challenge: bytes) -> None:
        open_part, seal = challenge[:-_SEAL], challenge[-_SEAL:]
        if not hmac.compare_digest(seal, self._seal(purpose, open_part)):
            raise NotAPasskey("The challenge is not ours, or for something else.")
        if int.from_bytes(open_part[_NONCE:], "big") < now.timestamp():
            raise NotAPasskey("The challenge is too old.")

    def _seal(self, purpose: str, open_part: bytes) -> bytes:
        return hmac.new(self._key, f"passkey {purpose}\n".encode() + open_part, sha256).digest()


def can_have_passkeys(site_url: str) -> bool:
    """Whether browsers make passkeys for a site: it has a name, and TLS or this very machine."""
    parts = urlsplit(site_url)
    name = parts.hostname or ""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return parts.scheme == "https" or name == "localhost"
    return False


def _read(typed: str) -> Mapping[str, Any]:
    try:
        found = json.loads(typed[: LONGEST_ANSWER + 1])
    except (ValueError, RecursionError) as wrong:
        raise NotAPasskey("The answer cannot be read.") from wrong
    if not isinstance(found, dict):
        raise NotAPasskey("The answer cannot be read.")
    return found


def _state(challenge: bytes) -> dict[str, Any]:
    return {
        "challenge": websafe_encode(challenge),
        "user_verification": UserVerificationRequirement.REQUIRED,
    }


def _descriptor(credential_id: bytes) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(type=PublicKeyCredentialType.PUBLIC_KEY, id=credential_id)
