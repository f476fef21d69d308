from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.next_steps import NextStep, NextSteps, next_steps
from zabota.visits.models import Appointment

MOST = 2
LONGEST_AHEAD = timedelta(days=7)
LONGEST_PAST = timedelta(days=3)


@next_steps.register
class NextAppointment(NextSteps):
    """Who is expected soon, who asks for another time, and of which visit nobody said how it went."""

    name = "visits.next_appointment"
    permission = "visits.use"

    def steps(self, customer: Any, user: Any) -> list[NextStep]:
        now = timezone.now()
        near = (
            Appointment.objects.visible_to(user)
            .open()
            .filter(
                customer=customer,
                consultation=None,
                starts_at__gt=now - LONGEST_PAST,
                starts_at__lt=now + LONGEST_AHEAD,
            )
        )
        return [
            NextStep(
                self.words(one),
                reverse("visits:appointment", args=[one.id]),
                "calendar",
                one.starts_at,
                order=5 if one.state in ("past", "moving") else 45,
            )
            for one in near.order_by("starts_at", "id")[:MOST]
        ]

    def words(self, one: Appointment) -> str:
        said = {
            "past": _("Did it take place? %(about)s"),
            "moving": _("Asks for another time: %(about)s"),
            "confirmed": _("Expected, confirmed: %(about)s"),
        }.get(one.state, _("Expected, not confirmed yet: %(about)s"))
        return said % {"about": one.about}
