from datetime import date, timedelta

from django.db import connection, transaction

from zabota.reading.counting import ALL, Kind, recounted
from zabota.reading.days import Days
from zabota.reading.locks import EVERYTHING, hold


@transaction.atomic
def recount(branch_id: int | None, day: date, kinds: tuple[Kind, ...] = ALL) -> None:
    """Bring the tallies of one branch and day to what happened on it, and the sums over them with them.

    It counts anew instead of adding, so it may run twice, late, or for an answer that was changed or erased.
    """
    days = Days(day, day + timedelta(days=1))
    hold(EVERYTHING, shared=True)
    hold(branch_id or 0)
    with connection.cursor() as cursor:
        for kind in kinds:
            values = [*days.moments(), branch_id, days.start, days.end, branch_id]
            cursor.execute(recounted(kind, of_one_branch=True), values)
