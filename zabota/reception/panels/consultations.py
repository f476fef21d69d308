from datetime import timedelta
from typing import Any

from django.utils import timezone

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.reception.models import Consultation

MOST = 8


@panels.register
class MyConsultations(Panel):
    """Whom I speak with by video today; what was not written up yesterday stays."""

    name = "reception.consultations"
    place = "my_day"
    template = "reception/panels/consultations.html"
    order = 11

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        tonight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        rows = Consultation.objects.to_come().until(tonight).filter(host=subject)
        found = list(rows.select_related("customer", "host")[:MOST])
        return {"booked": found} if found else None
