"""Secrets of this installation: each made once, kept in its folder, and the same for every process."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret(folder: Path, name: str) -> str:
    """From the environment, or from `folder`, where it is made if it is not there yet.

    Processes that start at once all get the same. Raises ImproperlyConfigured if the file is empty.
    """
    if value := os.environ.get(f"ZABOTA_{name.upper()}"):
        return value
    path = folder / f"{name}.key"
    if not path.exists():
        make_secret(path)
    if kept := path.read_text().strip():
        return kept
    raise ImproperlyConfigured(f"{path} is empty: put the file from a backup in its place.")


def make_secret(path: Path) -> None:
    """Written whole beside its place, then linked there: a link never takes the place of another's."""
    beside = path.with_name(f"{path.name}-{secrets.token_hex(4)}")
    with open(beside, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(beside, path)
    beside.unlink()
