from typing import Any

from django.core.management.base import BaseCommand

from zabota.reading.actions.rebuild import rebuild


class Command(BaseCommand):
    help = "Count all scores anew from the marks: after an import, or when a sum is doubted."

    def handle(self, *args: Any, **options: Any) -> None:
        rebuild()
        self.stdout.write("All scores are counted anew.")
