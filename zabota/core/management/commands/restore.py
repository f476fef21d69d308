"""Bring a copy back: whole, checked before anything is touched, and never over a company's data unasked."""

import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from zabota.core.backup import database
from zabota.core.backup.archive import DUMP, Damaged, unpack
from zabota.core.backup.lists import FOLDER, actions_after_restore, join_lists
from zabota.core.management.commands.backup import compare


class Command(BaseCommand):
    help = "Bring back a copy made by 'zabota backup'. Stop 'zabota serve' and 'zabota worker' first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--force", action="store_true", help="put it in place of the company that is here"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        copy: Path = options["file"]
        if not copy.is_file():
            raise CommandError(f"There is no file {copy}.")
        if not options["force"] and _has_company():
            raise CommandError(
                "There is a company here already. Nothing was changed; --force puts the copy in its place."
            )
        if others := database.others_connected():
            raise CommandError(
                f"{others} other connections use the database. Stop 'zabota serve' and 'worker' first."
            )
        try:
            with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".restore-") as folder:
                manifest = self._restore(copy, Path(folder))
        except (Damaged, database.DumpFailed) as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        call_command("migrate", verbosity=0, interactive=False)
        for action in actions_after_restore():
            action()
        self.stdout.write(
            f"Restored the copy of {manifest['made_at']}: {sum(manifest['rows'].values())} rows."
        )

    def _restore(self, copy: Path, folder: Path) -> dict[str, Any]:
        manifest = unpack(copy, folder)
        _refuse_newer(manifest["migrations"])
        with database.scratch(f"{connection.settings_dict['NAME']}_restored") as name:
            compare(manifest["rows"], database.fill(name, folder / DUMP))
            _put_files_in_place(folder)
            database.put_in_place(name)
        return manifest


def _has_company() -> bool:
    """Whether anybody can sign in here."""
    try:
        return get_user_model().objects.exists()
    except DatabaseError:
        return False  # no tables yet


def _refuse_newer(migrations: list[str]) -> None:
    """Raises Damaged when the copy knows steps that this program does not."""
    loader = MigrationLoader(None)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("zabota.")}
    known = {".".join(key) for key in loader.disk_migrations}
    unknown = sorted(name for name in migrations if name.split(".")[0] in ours and name not in known)
    if unknown:
        raise Damaged(f"The copy was made by a newer Zabota: it knows {unknown[0]}, this program does not")


def _put_files_in_place(folder: Path) -> None:
    """The copy's files and keys; what stood there is kept beside them."""
    moment = int(time.time())
    if settings.FILES.exists():
        settings.FILES.rename(settings.FILES.with_name(f"files-before-{moment}"))
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files").rename(settings.FILES)
    settings.FILES.chmod(0o700)
    join_lists(folder / FOLDER, settings.HOME)
    for key in sorted((folder / "keys").glob("*.key")):
        here = settings.HOME / key.name
        if here.exists() and here.read_bytes() != key.read_bytes():
            here.rename(here.with_name(f"{here.name}-before-{moment}"))
        key.replace(here)
