from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.wording import in_company_language
from zabota.visits.actions.drop_notices import drop_notices
from zabota.visits.actions.send_notice import task_for
from zabota.visits.actions.settle_tasks import settle_tasks
from zabota.visits.events import MoveAsked, of_appointment
from zabota.visits.guards import hold
from zabota.visits.models import Appointment, Notice

Kind = Notice.Kind


@transaction.atomic
def ask_to_move(appointment: Appointment, *, words: str = "", at: datetime | None = None) -> Appointment:
    """The customer asks for another time: a colleague finds one with them; no reminder goes out till then.

    Asked again, only the words are renewed.
    """
    held = hold(appointment)
    at = at or timezone.now()
    if held.ended_at or held.starts_at <= at:
        raise Refused(_("This appointment is over. Please write to us for a new one."))
    is_new = held.move_asked_at is None
    held.move_asked_at = held.move_asked_at or at
    held.move_words = words.strip() or held.move_words
    held.confirmed_at = held.confirmed_by = None
    held.save(update_fields=["move_asked_at", "move_words", "confirmed_at", "confirmed_by"])
    if is_new:
        drop_notices(held, Notice.Why.ANSWERED, kinds=(Kind.REMINDER, Kind.SOON, Kind.UNCONFIRMED), at=at)
        settle_tasks(held, Kind.UNCONFIRMED, by=None)
        with in_company_language():
            text = _("%(name)s asks for another time (%(about)s). %(words)s") % {
                "name": held.customer,
                "about": held.about,
                "words": held.move_words,
            }
        hours = value_of("visits.answer_hours", held.branch)
        Notice.objects.create(
            appointment=held,
            kind=Kind.UNCONFIRMED,
            due_at=at,
            sent_at=at,
            task=task_for(held, text.strip(), min(held.starts_at, at + timedelta(hours=hours))),
        )
        announce(MoveAsked(**of_appointment(held)), at=at)
    return held
