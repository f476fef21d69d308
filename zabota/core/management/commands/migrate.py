from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from zabota.core.fresh import is_empty, make_tables


class Command(Migrate):
    help = "Bring the database to the program's state; an empty one gets its tables at once."

    def handle(self, *args: Any, **options: Any) -> None:
        if (
            not options["app_label"]
            and options["database"] == "default"
            and not options["plan"]
            and is_empty()
        ):
            make_tables()
        super().handle(*args, **options)
