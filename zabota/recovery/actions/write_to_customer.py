from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.customers.models import Customer
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.models import CaseStep, RecoveryCase
from zabota.recovery.script import language_of


@transaction.atomic
def write_to_customer(
    case: RecoveryCase, text: str, *, by: User, request_key: str = "", at: datetime | None = None
) -> CaseStep:
    """Write through the desk, in the case's conversation or in a new one: the answer comes back there.

    Written is not reached: the contact clock runs on until the customer answers. The same `request_key` again
    sends nothing.
    """
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    if request_key and (written := kept.steps.filter(request_key=request_key).first()):
        return written
    if kept.is_closed:
        raise Refused(_("This case is closed."))
    at = at or timezone.now()
    if talk := talk_of(kept):
        reply(talk, by=by, text=text, at=at)
    else:
        kept.conversation = case.conversation = _new_talk(kept, text, by, at)
        kept.save(update_fields=["conversation"])
    return add_step(kept, CaseStep.Kind.MESSAGE, by=by, text=text, at=at, request_key=request_key)


def talk_of(case: RecoveryCase) -> Conversation | None:
    """The case's conversation; the one it was merged into, if it was."""
    talk = case.conversation
    while talk and talk.merged_into_id:
        talk = talk.merged_into
    return talk


def _new_talk(case: RecoveryCase, text: str, by: User, at: datetime) -> Conversation:
    with override(language_of(case)):
        subject = _("We want to put it right")
    return open_conversation(
        inbox=inbox_for(case.customer, case.branch_id),
        customer=case.customer,
        text=text,
        by=by,
        subject=subject,
        branch=case.branch,
        at=at,
    )


def inbox_for(customer: Customer, branch_id: int | None) -> Inbox:
    """One that can reach the customer, the branch's own first."""
    kinds = set(customer.identities.values_list("kind", flat=True))
    inboxes = [inbox for inbox in Inbox.objects.switched_on() if inbox.channel.identity in kinds]
    if not inboxes:
        raise Refused(_("No address is known to which a message could be sent. Call the customer."))
    return min(inboxes, key=lambda inbox: (inbox.branch_id != branch_id, inbox.id))
