from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import goes_on, holds
from zabota.visits.models import Appointment, Notice

APPOINTMENTS = _("Appointments")

holds(Notice, APPOINTMENTS, of=("appointment__customer",))
holds(
    Appointment,
    APPOINTMENTS,
    of=("customer",),
    clears=("promised", "move_words", "because", "word_text"),
    instead={"about": "–"},
    secret=("nonce", "request_key"),
)
goes_on("appointments", _("appointments to come"), lambda: Appointment.objects.to_come())
