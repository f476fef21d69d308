from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.desk.guards import scoped
from zabota.desk.models import Conversation
from zabota.reception.models import Consultation
from zabota.visits.actions.plan_notices import plan_notices
from zabota.visits.actions.send_notice import tell_customer
from zabota.visits.events import AppointmentBooked, of_appointment
from zabota.visits.guards import ensure_may
from zabota.visits.models import Appointment, Notice

LONGEST_AHEAD = timedelta(days=730)


@transaction.atomic
def book_appointment(
    customer: Customer,
    *,
    branch: Branch | None,
    starts_at: datetime,
    about: str,
    by: User | None,
    host: User | None = None,
    minutes: int = 30,
    promised: str = "",
    inbox: Inbox | None = None,
    conversation: Conversation | None = None,
    consultation: Consultation | None = None,
    telling: bool = True,
    request_key: str = "",
) -> Appointment:
    """The customer is expected; with `telling` they hear of it now, and before and after it in any case.

    `inbox` is the way of writing they prefer. Whoever receives them has one appointment at a time. The same
    `request_key` again books nothing.
    """
    own_key = scoped(f"visit-{by.id if by else 0}", request_key)
    if own_key and (booked := Appointment.objects.filter(request_key=own_key).first()):
        return booked
    if not about.strip():
        raise Refused(_("Write what the customer comes for."))
    if not 5 <= minutes <= 1440:
        raise Refused(_("It lasts from 5 minutes to a day."))
    appointment = Appointment(
        customer=customer,
        branch=branch,
        host=host,
        about=about.strip()[:300],
        promised=promised.strip(),
        starts_at=starts_at,
        minutes=minutes,
        booked_by=by,
        conversation=conversation,
        inbox=inbox,
        consultation=consultation,
        request_key=own_key,
    )
    if consultation is None:
        ensure_may(by, appointment)
    ensure_time_is_free(appointment)
    appointment.save()
    plan_notices(appointment)
    announce(AppointmentBooked(**of_appointment(appointment, by)))
    if telling:
        tell_customer(appointment, Notice.Kind.BOOKED)
        appointment.refresh_from_db(fields=["conversation"])
    return appointment


def ensure_time_is_free(appointment: Appointment) -> None:
    """To come, and nobody receives two at once; others who book the same person wait."""
    now = timezone.now()
    if appointment.starts_at <= now:
        raise Refused(_("An appointment is for a moment to come."))
    if appointment.starts_at > now + LONGEST_AHEAD:
        raise Refused(_("That is more than two years away."))
    if appointment.host_id is None:
        return
    host = User.objects.select_for_update().get(id=appointment.host_id)
    others = Appointment.objects.open().filter(host=host).exclude(pk=appointment.pk)
    near = others.filter(
        starts_at__lt=appointment.ends_at, starts_at__gt=appointment.starts_at - timedelta(days=1)
    )
    for other in near:
        if other.ends_at > appointment.starts_at:
            told = date_format(timezone.localtime(other.starts_at), "H:i")
            raise Refused(_("%(name)s has another appointment at %(time)s.") % {"name": host, "time": told})
