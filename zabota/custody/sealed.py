"""Sealed files: each encrypted with a key of its own, both outside the database and outside every copy of it.

Destroying the key and the file is the end of the document: there is no row, log or backup it comes back from.
"""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet
from django.conf import settings

FOLDER = "sealed"


class Gone(LookupError):
    """There is no such sealed file (any more)."""


def seal(content: bytes) -> str:
    """Keep the bytes; returns the random name under which `unseal` gives them back."""
    name, key = secrets.token_hex(20), Fernet.generate_key()
    _write(_place(name, "key"), key)
    _write(_place(name, "box"), Fernet(key).encrypt(content))
    return name


def unseal(name: str) -> bytes:
    try:
        key = _place(name, "key").read_bytes()
        return Fernet(key).decrypt(_place(name, "box").read_bytes())
    except FileNotFoundError as gone:
        raise Gone(name) from gone


def destroy(name: str) -> None:
    """The key first, written over before it goes: what is left of the box is noise. Again it does nothing."""
    key = _place(name, "key")
    if key.exists():
        with key.open("r+b") as out:
            out.write(os.urandom(key.stat().st_size))
            out.flush()
            os.fsync(out.fileno())
        key.unlink(missing_ok=True)
    _place(name, "box").unlink(missing_ok=True)


def _place(name: str, what: str) -> Path:
    return Path(settings.HOME) / FOLDER / name[:2] / f"{name}.{what}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
