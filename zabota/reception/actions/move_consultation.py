from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.reception.actions.book_consultation import ensure_host_is_free
from zabota.reception.events import ConsultationMoved
from zabota.reception.models import Consultation


@transaction.atomic
def move_consultation(
    consultation: Consultation, starts_at: datetime, *, minutes: int, by: User
) -> Consultation:
    """To another time, in the same room. The customer is told by whoever moves it."""
    held = Consultation.objects.select_for_update(of=("self",)).select_related("conversation", "host")
    found = held.get(id=consultation.id)
    if found.ended_at is not None:
        raise Refused(_("This consultation is over."))
    if (found.starts_at, found.minutes) == (starts_at, minutes):
        return found
    found.starts_at, found.minutes = starts_at, minutes
    ensure_host_is_free(found)
    found.save(update_fields=["starts_at", "minutes"])
    announce(
        ConsultationMoved(
            consultation_id=found.id,
            conversation_id=found.conversation_id,
            customer_id=found.customer_id,
            branch_id=found.conversation.branch_id,
            user_ids=(found.host_id,),
            by_id=by.id,
        )
    )
    return found
