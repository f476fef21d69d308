from zabota.company.hours import forget_hours
from zabota.company.models import Holiday


def remove_holiday(holiday: Holiday) -> None:
    """The day is a day like others again."""
    holiday.delete()
    forget_hours()
