"""The copy as a file: a .tar.gz whose last member, the manifest, knows every other by its hash."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

MANIFEST = "manifest.json"
DUMP = "database.dump"
FORMAT = 1


class Damaged(Exception):
    """The copy cannot be trusted; the text says what is wrong with it."""


def pack(target: Path, members: Iterable[tuple[str, Path]], facts: dict[str, Any]) -> dict[str, Any]:
    """Write the members (name in the copy, file) and the manifest; the file appears whole or not at all.

    A file that is erased while we copy is left out: erased is what it should be.
    """
    hashes: dict[str, str] = {}
    half = target.with_name(target.name + ".part")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        with tarfile.open(fileobj=out, mode="w:gz", compresslevel=1) as archive:
            for name, path in members:
                try:
                    with path.open("rb") as content:
                        archive.addfile(archive.gettarinfo(arcname=name, fileobj=content), content)
                    hashes[name] = _hash(path)
                except FileNotFoundError:
                    continue
            manifest = {"format": FORMAT, **facts, "members": hashes}
            text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
            entry = tarfile.TarInfo(MANIFEST)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))
        out.flush()
        os.fsync(out.fileno())
    half.replace(target)
    return manifest


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack into an empty folder and compare every hash; returns the manifest, raises Damaged."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            for entry in archive:
                _unpack_one(archive, entry, folder)
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise Damaged(f"{source} cannot be read to its end: {error}") from error
    return _checked(source, folder)


def _unpack_one(archive: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    name = PurePosixPath(entry.name)
    content = archive.extractfile(entry) if entry.isfile() else None
    if content is None or name.is_absolute() or ".." in name.parts:
        raise Damaged(f"it holds '{entry.name}', which no copy of ours does")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        while block := content.read(1 << 20):
            out.write(block)
    path.chmod(0o600)


def _checked(source: Path, folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        members = dict(manifest["members"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(f"{source} has no readable manifest; it was cut short or is no copy of ours") from error
    if manifest.get("format") != FORMAT:
        raise Damaged(f"{source} is a copy of format {manifest.get('format')}; this program reads {FORMAT}")
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    if odd := found ^ set(members):
        raise Damaged(f"{source} and its manifest do not agree about {sorted(odd)[0]}")
    for name, digest in members.items():
        if _hash(folder / name) != digest:
            raise Damaged(f"{name} in {source} is not what it was when the copy was made")
    return manifest


def _hash(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
