"""The hash chain of the audit trail."""

import hashlib
import json
from typing import Final

from app.staff.models import AuditEntry

START: Final = "0" * 64


def hash_of(entry: AuditEntry) -> str:
    """The SHA-256 over an entry's fields and the hash before it, in hexadecimal."""
    said = [
        entry.number,
        entry.instant.isoformat(timespec="microseconds"),
        entry.who,
        entry.act,
        entry.subject,
        entry.details,
        entry.previous,
    ]
    spelled = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()
