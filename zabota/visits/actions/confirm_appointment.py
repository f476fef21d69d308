from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.visits.actions.drop_notices import drop_notices
from zabota.visits.actions.settle_tasks import settle_tasks
from zabota.visits.events import AppointmentConfirmed, of_appointment
from zabota.visits.guards import ensure_may, hold
from zabota.visits.models import Appointment, Notice


@transaction.atomic
def confirm_appointment(
    appointment: Appointment, *, by: User | None, at: datetime | None = None
) -> Appointment:
    """The customer will come: said by the link or in an answer, or to the user who writes it down."""
    held = hold(appointment)
    ensure_may(by, held)
    at = at or timezone.now()
    if held.ended_at or held.starts_at <= at:
        raise Refused(_("This appointment is over. Book a new one."))
    if held.confirmed_at:
        return held
    held.confirmed_at, held.confirmed_by = at, by
    held.move_asked_at, held.move_words = None, ""
    held.save(update_fields=["confirmed_at", "confirmed_by", "move_asked_at", "move_words"])
    drop_notices(held, Notice.Why.ANSWERED, kinds=(Notice.Kind.UNCONFIRMED,), at=at)
    settle_tasks(held, Notice.Kind.UNCONFIRMED, by=by)
    announce(AppointmentConfirmed(**of_appointment(held, by)), at=at)
    return held
