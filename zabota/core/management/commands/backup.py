"""One command copies everything a company has; `--verify` brings the copy back beside it and compares."""

import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from zabota.core.backup import database
from zabota.core.backup.archive import DUMP, Damaged, pack, unpack
from zabota.core.backup.lists import FOLDER


class Command(BaseCommand):
    help = "Copy the database, the files and the keys into one file. Keep it safe: the keys open everything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, help="where to; a new file in the home's backups by default"
        )
        parser.add_argument(
            "--verify", action="store_true", help="restore it into a scratch database and compare"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        target = options["file"] or _default_target()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            manifest = make_copy(target)
            self.stdout.write(
                f"{target}: {sum(manifest['rows'].values())} rows in {len(manifest['rows'])} tables, "
                f"{len(manifest['members']) - 1} files and keys, {target.stat().st_size / 1e6:.1f} MB"
            )
            if options["verify"]:
                verify(target)
                self.stdout.write("Verified: restored into a scratch database, no table and no file differs.")
        except (Damaged, database.DumpFailed, OSError) as error:
            raise CommandError(str(error)) from error


def make_copy(target: Path) -> dict[str, Any]:
    """Write the copy; returns its manifest."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump = Path(folder) / DUMP
        rows = database.dump(dump)
        applied = sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())
        facts = {"made_at": timezone.now().isoformat(), "rows": rows, "migrations": applied}
        return pack(target, _members(dump), facts)


def verify(copy: Path) -> None:
    """Bring the copy back into a scratch database; raises Damaged when a table or file differs."""
    with tempfile.TemporaryDirectory(dir=copy.parent, prefix=".verify-") as folder:
        manifest = unpack(copy, Path(folder))
        with database.scratch(f"{connection.settings_dict['NAME']}_verify") as name:
            compare(manifest["rows"], database.fill(name, Path(folder) / DUMP))


def compare(wanted: dict[str, int], found: dict[str, int]) -> None:
    """Raises Damaged naming the first table whose rows differ."""
    for table in sorted(set(wanted) | set(found)):
        if wanted.get(table) != found.get(table):
            raise Damaged(f"{table} had {wanted.get(table)} rows and came back with {found.get(table)}")


def _members(dump: Path) -> Iterator[tuple[str, Path]]:
    yield DUMP, dump
    for key in sorted(settings.HOME.glob("*.key")):
        yield f"keys/{key.name}", key
    for one in sorted((settings.HOME / FOLDER).glob("*.jsonl")):
        yield f"{FOLDER}/{one.name}", one
    for path in sorted(settings.FILES.rglob("*")):
        if path.is_file():
            yield f"files/{path.relative_to(settings.FILES).as_posix()}", path


def _default_target() -> Path:
    folder = settings.HOME / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"zabota-{timezone.now():%Y%m%d-%H%M%S}.tar.gz"
