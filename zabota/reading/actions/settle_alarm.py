from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.reading.models import Alarm


def settle_alarm(alarm: Alarm, cause: str, *, by: User) -> None:
    """Somebody found out what it was. The first finding stands; a later one is added to it."""
    cause = cause.strip()
    if not cause:
        raise Refused(_("Please write what it was, also if it was nothing."))
    if alarm.settled_at is None:
        alarm.settled_at, alarm.settled_by = timezone.now(), by
    if cause not in alarm.cause:
        alarm.cause = f"{alarm.cause}\n{cause}".strip()
    alarm.save(update_fields=["settled_at", "settled_by", "cause"])
