from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.next_steps import NextStep, NextSteps, next_steps
from zabota.reception.models import Consultation, HandOver, SeniorCall


@next_steps.register
class AtTheDesk(NextSteps):
    """A senior who is awaited, work that came back, a consultation that is near."""

    name = "reception.at_the_desk"
    permission = "reception.use"

    def steps(self, customer: Any, user: Any) -> list[NextStep]:
        home = reverse("reception:home")
        awaited = SeniorCall.objects.awaited().visible_to(user).filter(customer=customer)
        found = [
            NextStep(_("A senior is awaited: %(why)s") % {"why": one.why[:120]}, home, "urgent", order=1)
            for one in awaited[:2]
        ]
        found += [
            NextStep(
                _("It came back from %(name)s: %(why)s")
                % {"name": one.returned_by, "why": one.returned_because[:120]},
                reverse("reception:hand_over", args=[one.conversation_id]),
                "arrow-back-up",
                one.promised_by,
                order=15,
            )
            for one in came_back(customer, user)
        ]
        booked = Consultation.objects.visible_to(user).to_come().filter(customer=customer)
        soon = booked.until(timezone.now() + timedelta(days=7)).order_by("starts_at")
        found += [
            NextStep(
                _("Video consultation with %(name)s") % {"name": one.host},
                reverse("reception:consultations"),
                "calendar-event",
                one.starts_at,
                order=50,
            )
            for one in soon.select_related("host")[:2]
        ]
        return found


def came_back(customer: Any, user: Any) -> list[HandOver]:
    """Returned, of conversations that go on and were not handed over again."""
    seen = HandOver.objects.visible_to(user).filter(conversation__customer=customer)
    goes_on = seen.returned().filter(conversation__resolved_at=None, conversation__merged_into=None)
    again = HandOver.objects.filter(conversation__customer=customer, returned_at=None)
    rows = goes_on.exclude(conversation__in=again.values("conversation"))
    return list(rows.select_related("returned_by").order_by("-returned_at")[:2])
