"""Fill an empty database with a demo company, leave it again, or begin with nothing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.company.roles import ROLES
from zabota.core.errors import Refused
from zabota.customers.models import Customer
from zabota.portal.actions.begin_empty import begin_empty
from zabota.portal.actions.clear_demo import clear_demo
from zabota.portal.demo import progress
from zabota.portal.demo.fill import PLANS, fill
from zabota.portal.first import first_link


class Command(BaseCommand):
    help = "Fill an empty database with a demo company; --clear leaves it, --empty begins with nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("profile", nargs="?", choices=[*PLANS], default="clinic")
        parser.add_argument("--clear", action="store_true", help="empty the demo company's database")
        parser.add_argument(
            "--empty", action="store_true", help="no demo: prepare for the first administrator"
        )
        parser.add_argument("--no-input", action="store_true", help="do not ask before clearing")
        parser.add_argument(
            "--size", type=float, default=1.0, help="how many customers and talks: 1 is usual"
        )
        parser.add_argument("--language", default="en", choices=["en", "ru", "ro"], help="of names in lists")
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the pages are served")
        parser.add_argument(
            "--first-start", action="store_true", help="fill, unless an empty beginning was wished before"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["clear"]:
            self._clear(options)
        elif options["empty"] or (options["first_start"] and value_of("portal.begins_empty")):
            self._begin_empty(options["address"])
        else:
            self._fill(options)

    def _fill(self, options: dict[str, Any]) -> None:
        if User.objects.exists() or Customer.objects.exists():
            raise CommandError(
                "There is a company here already, and a demo is for an empty database. Nothing was "
                "changed. "
                "If it is a demo, 'zabota demo --clear' empties it."
            )
        try:
            progress.tell(0)
            how = {"size": options["size"], "language": options["language"], "tell": progress.tell}
            fill(options["profile"], **how)
        finally:
            progress.forget()
        self.stdout.write("Look around as one of these:")
        for person in value_of("demo.people"):
            self.stdout.write(
                f"  {person['email']:<24} {person['password']:<14} {person['name']}, {ROLES[person['role']]}"
            )
        self.stdout.write("Leave the demo with: zabota demo --clear")

    def _clear(self, options: dict[str, Any]) -> None:
        question = "This empties the demo company for good. Type yes: "
        if not options["no_input"] and input(question).strip().lower() != "yes":
            raise CommandError("Nothing was changed.")
        try:
            clear_demo()
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write("The demo company is gone.")
        self._say_where(options["address"])

    def _begin_empty(self, address: str) -> None:
        if User.objects.exists():
            raise CommandError("There are users already: sign in as an administrator.")
        begin_empty()
        self._say_where(address)

    def _say_where(self, address: str) -> None:
        self.stdout.write("The company is empty. Its first administrator comes in here, once:")
        self.stdout.write(f"  {address}{first_link()}")
        self.stdout.write("Or in a terminal: zabota createsuperuser")
