from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.actions.note import note
from zabota.desk.wording import in_company_language
from zabota.reception.events import ConsultationEnded
from zabota.reception.models import Consultation

Ending = Consultation.Ending


@transaction.atomic
def end_consultation(
    consultation: Consultation,
    ending: str,
    *,
    by: User | None,
    said: str = "",
    answered: str = "",
    at: datetime | None = None,
) -> Consultation:
    """It was held, which is a contact with both its sides; or nobody came; or it was called off."""
    held = Consultation.objects.select_for_update(of=("self",)).select_related(
        "conversation__inbox", "customer"
    )
    found = held.get(id=consultation.id)
    if found.ended_at is not None:
        return found
    if ending not in Ending.values:
        raise Refused(_("Say how it went."))
    at = at or timezone.now()
    if ending != Ending.CALLED_OFF and at < found.starts_at:
        raise Refused(_("It has not begun yet. Call it off if it will not take place."))
    found.ended_at, found.ending = at, ending
    found.save(update_fields=["ended_at", "ending"])
    with in_company_language():
        words = {
            Ending.HELD: _("We spoke by video."),
            Ending.MISSED: _("The customer did not come to the video consultation."),
            Ending.CALLED_OFF: _("The video consultation was called off."),
        }[Ending(ending)]
    if ending == Ending.HELD:
        keep_contact(
            inbox=found.conversation.inbox,
            customer=found.customer,
            said=said,
            answered=answered.strip() or words,
            by=by,
            address=found.conversation.address,
            at=at,
        )
    elif not found.conversation.merged_into_id:
        note(found.conversation, by=by, text="\n".join(filter(None, [words, said.strip()])))
    announce(
        ConsultationEnded(
            consultation_id=found.id,
            ending=ending,
            conversation_id=found.conversation_id,
            customer_id=found.customer_id,
            branch_id=found.conversation.branch_id,
            user_ids=(found.host_id,),
            by_id=by.id if by else None,
        )
    )
    return found
