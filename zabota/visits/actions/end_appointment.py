from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.reception.actions.end_consultation import end_consultation
from zabota.visits.actions.drop_notices import drop_notices
from zabota.visits.actions.send_notice import tell_customer
from zabota.visits.actions.settle_tasks import settle_tasks
from zabota.visits.events import AppointmentEnded, of_appointment
from zabota.visits.guards import ensure_may, hold
from zabota.visits.models import Appointment, Notice

Ending, Kind, Why = Appointment.Ending, Notice.Kind, Notice.Why


@transaction.atomic
def end_appointment(
    appointment: Appointment,
    ending: str,
    *,
    by: User | None,
    because: str = "",
    telling: bool = True,
    at: datetime | None = None,
) -> Appointment:
    """It was held, or the customer did not come, or it is called off. Said again: nothing.

    After one that was held the customer is asked whether it was so and was done what was promised. What one
    of us calls off the customer hears of, unless not `telling`.
    """
    held = hold(appointment)
    ensure_may(by, held)
    if held.ended_at:
        return held
    if ending not in Ending.values:
        raise Refused(_("Say how it went."))
    at = at or timezone.now()
    if ending != Ending.CALLED_OFF and held.consultation is None and at < held.starts_at:
        raise Refused(_("It has not begun yet. Call it off if it will not take place."))
    held.ended_at, held.ended_by, held.ending, held.because = at, by, ending, because.strip()
    held.save(update_fields=["ended_at", "ended_by", "ending", "because"])
    silenced = [*Notice.BEFORE, Kind.BOOKED, Kind.MOVED, Kind.NO_WORD]
    if ending != Ending.HELD:
        silenced.append(Kind.AFTER)
    drop_notices(held, Why.CHANGED if ending == Ending.CALLED_OFF else Why.ENDED, kinds=silenced, at=at)
    settle_tasks(held, *Notice.TO_STAFF, by=by)
    if held.consultation and held.consultation.ended_at is None:
        end_consultation(held.consultation, ending, by=by, said=because, at=at)
    announce(AppointmentEnded(**of_appointment(held, by), ending=ending), at=at)
    if ending == Ending.CALLED_OFF and by is not None and telling:
        tell_customer(held, Kind.CALLED_OFF)
    return held
