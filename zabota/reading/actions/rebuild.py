from django.db import connection, transaction

from zabota.reading.counting import ALL, anew
from zabota.reading.locks import EVERYTHING, hold


@transaction.atomic
def rebuild() -> None:
    """Count all tallies anew, from all marks and invitations: after an import, or when a sum is doubted.

    Answers that come meanwhile are counted after it.
    """
    hold(EVERYTHING)
    with connection.cursor() as cursor:
        for kind in ALL:
            for statement in anew(kind):
                cursor.execute(statement)
