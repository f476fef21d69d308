from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from zabota.reports.actions.count_up import count_up
from zabota.reports.actions.rebuild_facts import rebuild_facts


class Command(BaseCommand):
    help = "Tell the facts behind the desk's reports: what changed since, or with --rebuild all from history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="forget them and read the whole history")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            total = rebuild_facts(tell=lambda done: self.stdout.write(f"{done} conversations read"))
        else:
            total = count_up()
        self.stdout.write(f"Done: {total} conversations.")
