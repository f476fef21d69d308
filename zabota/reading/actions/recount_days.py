from django.db import connection, transaction
from django.utils import timezone

from zabota.reading.counting import ALL, ASKS, Kind, recounted
from zabota.reading.days import Days, days_back
from zabota.reading.locks import EVERYTHING, hold

LATELY, LONG = 3, 70
"""Days: what is opened soon after it was sent, and as long as anything may still be opened or corrected."""


@transaction.atomic
def recount_days(days: Days, kinds: tuple[Kind, ...] = ALL) -> None:
    """Bring all branches' tallies of some days to what happened on them."""
    hold(EVERYTHING)
    with connection.cursor() as cursor:
        for kind in kinds:
            values = [*days.moments(), days.start, days.end]
            cursor.execute(recounted(kind, of_one_branch=False), values)


def recount_asks() -> None:
    """What was sent and opened lately; nothing announces that."""
    recount_days(days_back(LATELY, timezone.now()), (ASKS,))


def recount_lately() -> None:
    """Every night: whatever was erased or moved without being announced is found here."""
    recount_days(days_back(LONG, timezone.now()))
