"""The key of the confidential fields, and sealing and opening them.

The key lies in a file outside the database, so that a copied database gives nothing away. The
file is made on first use, readable by its owner alone.
"""

import os
from pathlib import Path
from secrets import token_hex
from threading import Lock

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy.exc import DontWrapMixin


class NoFieldKey(DontWrapMixin, RuntimeError):
    """A confidential field was touched before anybody said where its key lies."""


class WrongFieldKey(DontWrapMixin, ValueError):
    """The key file holds no key, or not the one a confidential field was sealed with."""


class _Keeper:
    """Which key file is in use, and the key once it has been read."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.key: Fernet | None = None
        self.lock = Lock()


_keeper = _Keeper()


def use_field_key_file(path: Path) -> None:
    """Says where the key lies, from now on. Nothing is read or made until a field needs it."""
    with _keeper.lock:
        _keeper.path, _keeper.key = path, None


def seal_field(text: str) -> bytes:
    """A confidential text, encrypted and authenticated. Raises NoFieldKey and WrongFieldKey."""
    return _key().encrypt(text.encode())


def open_field(sealed: bytes) -> str:
    """The text that was sealed. Raises NoFieldKey, and WrongFieldKey for another key's bytes."""
    try:
        return _key().decrypt(bytes(sealed)).decode()
    except InvalidToken:
        raise WrongFieldKey(
            f"A confidential field was sealed with another key than {_keeper.path};"
            " put the right key file back."
        ) from None


def _key() -> Fernet:
    with _keeper.lock:
        if _keeper.key is None:
            if _keeper.path is None:
                raise NoFieldKey("Set SPEECHWATCH_FIELD_KEY_FILE before opening the desk.")
            _keeper.key = _read(_keeper.path)
        return _keeper.key


def _read(path: Path) -> Fernet:
    if not path.exists():
        _make(path)
    try:
        return Fernet(path.read_bytes().strip())
    except ValueError:
        raise WrongFieldKey(f"{path} holds no key; put the right key file back.") from None


def _make(path: Path) -> None:
    """Writes a new key under another name first: two processes that start together get one key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
