from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.pass_promise import pass_promise
from zabota.desk.actions.assign import assign
from zabota.desk.queries import is_seen_by
from zabota.reception.events import HandOverAccepted
from zabota.reception.models import HandOver


@transaction.atomic
def accept_hand_over(hand_over: HandOver, *, by: User) -> HandOver:
    """The receiver takes it: the conversation and the promise are theirs from now on.

    Accepting again changes nothing; the second of a team's two hears who has it.
    """
    held = HandOver.objects.select_for_update(of=("self",)).select_related("conversation", "promise")
    found = held.get(id=hand_over.id)
    if found.accepted_by_id == by.id and found.is_open:
        return found
    if not found.is_open or found.accepted_at is not None:
        raise Refused(_("It is with %(name)s.") % {"name": found.receiver})
    if by.id != found.to_user_id and (found.to_team_id is None or found.to_team_id not in by.team_ids):
        raise Refused(_("It was handed over to %(name)s.") % {"name": found.receiver})
    conversation = found.conversation
    # Before it is theirs a receiver of another branch may not see it: the giver's right carries it over.
    assign(conversation, by, by=by if is_seen_by(by, conversation) else None)
    if found.promise is not None:
        pass_promise(found.promise, by, by=by)
    found.accepted_at, found.accepted_by = timezone.now(), by
    found.save(update_fields=["accepted_at", "accepted_by"])
    announce(HandOverAccepted(**told_of(found, by)))
    return found


def told_of(found: HandOver, by: User | None) -> dict:
    """What every event about a hand-over says."""
    people = [found.giver_id, found.to_user_id, found.accepted_by_id]
    return {
        "hand_over_id": found.id,
        "conversation_id": found.conversation_id,
        "customer_id": found.conversation.customer_id,
        "branch_id": found.branch_id,
        "team_id": found.to_team_id,
        "user_ids": tuple(dict.fromkeys(one for one in people if one)),
        "by_id": by.id if by else None,
    }
