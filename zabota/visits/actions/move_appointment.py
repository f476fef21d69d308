from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.reception.actions.move_consultation import move_consultation
from zabota.visits.actions.book_appointment import ensure_time_is_free
from zabota.visits.actions.plan_notices import plan_notices
from zabota.visits.actions.send_notice import tell_customer
from zabota.visits.events import AppointmentMoved, of_appointment
from zabota.visits.guards import ensure_may, hold
from zabota.visits.models import Appointment, Notice


@transaction.atomic
def move_appointment(
    appointment: Appointment,
    starts_at: datetime,
    *,
    by: User,
    minutes: int | None = None,
    telling: bool = True,
) -> Appointment:
    """To another time. No reminder of the old one goes out any more, and the customer is asked anew."""
    held = hold(appointment)
    ensure_may(by, held)
    if held.ended_at:
        raise Refused(_("This appointment is over. Book a new one."))
    if held.starts_at == starts_at and minutes in (None, held.minutes):
        return held
    held.starts_at, held.minutes = starts_at, minutes or held.minutes
    ensure_time_is_free(held)
    held.confirmed_at = held.confirmed_by = held.move_asked_at = None
    held.move_words = ""
    held.save()
    if held.consultation:
        move_consultation(held.consultation, starts_at, minutes=held.minutes, by=by)
    plan_notices(held)
    announce(AppointmentMoved(**of_appointment(held, by)))
    if telling:
        tell_customer(held, Notice.Kind.MOVED)
    return held
