from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from zabota.company.actions.issue_token import issue_token
from zabota.company.models import User
from zabota.core.errors import Refused


class Command(BaseCommand):
    help = "Make a token with which a program may use the API as a user; it is printed once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="made on the command line")
        parser.add_argument(
            "--scope", action="append", default=[], help="limit it to a permission; repeatable"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.active().filter(email=options["email"].lower()).first()
        if user is None:
            raise CommandError(f"No active user has the address {options['email']}")
        try:
            _token, secret = issue_token(user, options["name"], scopes=options["scope"])
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(secret)
