"""How a withdrawn address is still known without being readable: a keyed hash of its slug."""

import hashlib
import hmac


def slug_hash(key: bytes, kind: str, slug: str) -> str:
    """The hash that stands for a withdrawn slug, in hexadecimal.

    Without the key nobody can try names against it; the key lies beside it in the record, so that
    the public half can answer 410, and in no download.
    """
    return hmac.new(key, f"{kind}/{slug}".encode(), hashlib.sha256).hexdigest()
