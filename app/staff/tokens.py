"""Random tokens that open something, and what is kept of them."""

import hashlib
import hmac
import secrets


def new_token() -> str:
    """A token nobody can guess: 256 random bits, in signs that an address can hold."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token. It is random, so a plain SHA-256 cannot be turned back."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def keyed(key: str, purpose: str, text: str) -> str:
    """A digest of a text that only who has the key can make; another purpose gives another one."""
    said = f"{purpose}\n{text}".encode("utf-8", "surrogatepass")
    return hmac.new(key.encode(), said, hashlib.sha256).hexdigest()
