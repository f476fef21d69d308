from typing import Any

from django.utils import timezone

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.visits.models import Appointment

MOST = 8


@panels.register
class MyAppointments(Panel):
    """Whom I receive today."""

    name = "visits.my_appointments"
    place = "my_day"
    template = "visits/panels/my_appointments.html"
    order = 10

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        own = Appointment.objects.open().filter(host=subject, consultation=None)
        today = own.on(timezone.localdate(), timezone.get_current_timezone())
        found = list(today.with_people().order_by("starts_at", "id")[:MOST])
        return {"appointments": found} if found else None
