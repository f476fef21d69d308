"""What every verb of an appointment asks first."""

from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.visits.models import Appointment


def hold(appointment: Appointment) -> Appointment:
    """Keep the row for this transaction and read it again; others wait until we are done."""
    held = Appointment.objects.select_for_update(of=("self",)).select_related(
        "customer__merged_into", "branch", "host", "booked_by", "conversation__inbox", "inbox", "consultation"
    )
    return held.get(pk=appointment.pk)


def ensure_may(by: User | None, appointment: Appointment) -> None:
    """`by` is nobody when the customer does it by the link or in an answer."""
    if by is None or by.id == appointment.host_id:
        return
    own = by.sees_all_branches or appointment.branch_id in by.branch_ids
    if not (by.may("visits.use") and own):
        raise Refused(_("This appointment is not yours to change."))
