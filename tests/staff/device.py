"""A device that holds passkeys, made of the same pieces of CTAP that browsers speak."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

SITE = "https://tracker.example"
_SEEN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


@dataclass
class Device:
    """One passkey on a telephone. `counts` tells whether it counts its uses."""

    counts: bool = True
    uses: int = 0
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    credential_id: bytes = field(default_factory=lambda: token_bytes(16))

    def adds(self, asked: dict[str, Any], origin: str = SITE) -> str:
        """What a browser answers when a passkey is made."""
        said = _said("webauthn.create", asked["publicKey"]["challenge"], origin)
        place = self.key.public_key().public_numbers()
        coordinates = {-2: place.x.to_bytes(32, "big"), -3: place.y.to_bytes(32, "big")}
        public = ES256({1: 2, 3: -7, -1: 1, **coordinates})
        credential = AttestedCredentialData.create(Aaguid(bytes(16)), self.credential_id, public)
        shown = AuthenticatorData.create(
            sha256(b"tracker.example").digest(),
            _SEEN | AuthenticatorData.FLAG.AT,
            self._count(),
            credential,
        )
        made = AttestationObject.create("none", shown, {})
        return self._answer({"clientDataJSON": said.b64, "attestationObject": _b64(made)})

    def signs(
        self,
        asked: dict[str, Any],
        origin: str = SITE,
        flags: AuthenticatorData.FLAG = _SEEN,
        site: str = "tracker.example",
    ) -> str:
        """What a browser answers when the passkey signs a challenge."""
        said = _said("webauthn.get", asked["publicKey"]["challenge"], origin)
        shown = AuthenticatorData.create(sha256(site.encode()).digest(), flags, self._count())
        signature = self.key.sign(shown + said.hash, ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": said.b64,
                "authenticatorData": _b64(shown),
                "signature": _b64(signature),
            }
        )

    def _count(self) -> int:
        self.uses += self.counts
        return self.uses

    def _answer(self, response: dict[str, str]) -> str:
        id_ = _b64(self.credential_id)
        said = {"id": id_, "rawId": id_, "type": "public-key", "response": response}
        return json.dumps({**said, "clientExtensionResults": {}})


def _said(kind: str, challenge: str, origin: str) -> CollectedClientData:
    return CollectedClientData.create(kind, websafe_decode(challenge), origin)


def _b64(raw: bytes) -> str:
    return websafe_encode(bytes(raw))
