from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Team, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.make_promise import make_promise
from zabota.desk.actions.assign import assign
from zabota.desk.actions.let_in import let_in
from zabota.desk.actions.note import note
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Conversation
from zabota.reception.events import HandedOver
from zabota.reception.models import HandOver


@transaction.atomic
def hand_over(
    conversation: Conversation,
    *,
    by: User,
    wants: str,
    to_user: User | None = None,
    to_team: Team | None = None,
    promised_by: datetime | None = None,
) -> HandOver | None:
    """Pass a conversation to those who do the work: what the customer wants, promised by when.

    None when the giver does it: there is nothing to hand over, the conversation is with the giver. It stays
    with the giver until the receiver accepts. Whoever accepted it before may pass it on. The receiver of a
    confidential one belongs to its circle.
    """
    hold(conversation)
    ensure_may(by, conversation)
    ensure_present(conversation)
    if conversation.is_resolved:
        raise Refused(_("This conversation is resolved: there is nothing left to do."))
    if (to_user is None) == (to_team is None):
        raise Refused(_("Choose one colleague or one team."))
    if to_user == by:
        assign(conversation, by, by=by)
        return None
    if to_user is not None and not (to_user.is_active and to_user.may("desk.answer")):
        raise Refused(_("%(name)s cannot answer customers.") % {"name": to_user})
    if not wants.strip():
        raise Refused(_("Write what the customer wants: nothing may be lost on the way."))
    _pass_on(conversation, by)
    if conversation.assignee_id is None:
        assign(conversation, by, by=by)
    let_in(conversation, by=by, user=to_user, team=to_team)
    promise = None
    if promised_by is not None:
        promise = make_promise(
            conversation.customer,
            wants,
            due_at=promised_by,
            owner=to_user or by,
            by=by,
            about=f"conversation-{conversation.id}",
        )
    made = HandOver.objects.create(
        conversation=conversation,
        branch=conversation.branch,
        giver=by,
        to_user=to_user,
        to_team=to_team,
        wants=wants.strip(),
        promised_by=promised_by,
        promise=promise,
    )
    said = _("Handed over to %(name)s: %(wants)s") % {"name": to_user or to_team, "wants": made.wants}
    note(conversation, by=by, text=said, mentions=[to_user] if to_user else [])
    announce(
        HandedOver(
            hand_over_id=made.id,
            conversation_id=conversation.id,
            customer_id=conversation.customer_id,
            branch_id=conversation.branch_id,
            team_id=to_team.id if to_team else None,
            user_ids=(by.id, to_user.id) if to_user else (by.id,),
            by_id=by.id,
        )
    )
    return made


def _pass_on(conversation: Conversation, by: User) -> None:
    """One hand-over at a time: an open one is passed on by whoever accepted it, or waits for its receiver."""
    before = HandOver.objects.open().filter(conversation=conversation).select_related("to_user", "to_team")
    for one in before:
        if one.accepted_by_id != by.id:
            raise Refused(
                _("It is handed over to %(name)s already. Ask for it back first.") % {"name": one.receiver}
            )
        one.done_at = timezone.now()
        one.save(update_fields=["done_at"])
