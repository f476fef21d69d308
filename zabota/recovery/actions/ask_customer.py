from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.models import User
from zabota.core.events import announce
from zabota.desk.actions.add_message import add_message
from zabota.desk.actions.reply import send
from zabota.desk.events import ReplySent, told_of
from zabota.desk.guards import hold
from zabota.desk.models import Conversation, Message
from zabota.recovery.actions.write_to_customer import talk_of
from zabota.recovery.events import CustomerAsked, of_case
from zabota.recovery.limits import word_due
from zabota.recovery.models import CaseStep, RecoveryCase
from zabota.recovery.models.case import PURPOSE
from zabota.recovery.script import language_of


@transaction.atomic
def ask_customer(case: RecoveryCase, *, by: User | None, at: datetime | None = None) -> bool:
    """Write to the customer with the link that asks whether it is put right; False if nothing can be written.

    The third clock runs from here. `by` is None when the system asks again.
    """
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    talk = talk_of(kept)
    if kept.is_closed or not kept.is_fixed or talk is None or not talk.address or talk.inbox.switched_off_at:
        return False
    at = at or timezone.now()
    with override(language_of(kept)):
        text = _question(kept)
    _put(talk, text, {"recovery": [PURPOSE, kept.id]}, by, at)
    kept.asked_customer_at, kept.times_asked = at, kept.times_asked + 1
    kept.word_due_at = kept.next_due_at = word_due(kept.branch_id, at)
    kept.save(update_fields=["asked_customer_at", "times_asked", "word_due_at", "next_due_at"])
    asked = _("Asked whether it is put right.")
    CaseStep.objects.create(case=kept, kind=CaseStep.Kind.MESSAGE, text=asked, by=by, at=at)
    announce(CustomerAsked(by_id=by.id if by else None, times=kept.times_asked, **of_case(kept)))
    case.refresh_from_db()
    return True


def _question(case: RecoveryCase) -> str:
    return _(
        "Hello, %(name)s.\n\nYou told us that something was not right. This is what we did:\n\n%(done)s\n\n"
        "Is it put right for you? Please tell us with one press:\n[[recovery]]\n\nIf not, we go on."
    ) % {"name": case.customer, "done": case.what_was_done}


def _put(talk: Conversation, text: str, links: dict[str, list[Any]], by: User | None, at: datetime) -> None:
    """Into the conversation and the outbox. It is a question of ours: nothing reopens."""
    hold(talk)
    message = add_message(
        talk,
        at=at,
        direction=Message.Direction.OUT,
        author=Message.Author.AUTOMATIC,
        user=by,
        text=text,
    )
    send(talk, message, text, links, (), ())
    announce(ReplySent(**told_of(talk, by), message_id=message.id, is_automatic=True))
