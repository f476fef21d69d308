from django.db import transaction

from zabota.company.actions.change_hours import change_hours
from zabota.company.models import Holiday


@transaction.atomic
def remove_holiday(holiday: Holiday) -> None:
    """The day is a day like others again."""
    holiday.delete()
    change_hours(holiday.branch)
