from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.pass_promise import pass_promise
from zabota.desk.actions.assign import assign
from zabota.reception.actions.accept_hand_over import told_of
from zabota.reception.events import HandOverReturned
from zabota.reception.models import HandOver


@transaction.atomic
def return_hand_over(hand_over: HandOver, *, by: User, because: str) -> HandOver:
    """Give it back with a reason, or as its giver take it back: it is the giver's again, promise and all."""
    held = HandOver.objects.select_for_update(of=("self",)).select_related("conversation", "promise", "giver")
    found = held.get(id=hand_over.id)
    if not found.is_open:
        return found
    is_theirs = by.id in (found.giver_id, found.to_user_id, found.accepted_by_id)
    if not (is_theirs or found.to_team_id in by.team_ids):
        raise Refused(_("It was handed over to %(name)s.") % {"name": found.receiver})
    if not because.strip():
        raise Refused(_("Say in a few words why it goes back."))
    if not found.conversation.is_resolved:
        assign(found.conversation, found.giver, by=None)
    if found.promise is not None:
        pass_promise(found.promise, found.giver, by=by)
    found.returned_at, found.returned_by, found.returned_because = timezone.now(), by, because.strip()
    found.save(update_fields=["returned_at", "returned_by", "returned_because"])
    announce(HandOverReturned(**told_of(found, by)))
    return found
