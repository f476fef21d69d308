"""What the tests of reports share: contacts that are asked, answered and resolved at chosen moments."""

from datetime import datetime, timedelta

from tests.desk.conftest import MONDAY, deliver, delivery_reason, limits, mail, say
from zabota.company.models import User
from zabota.desk.actions.assign import assign
from zabota.desk.actions.reply import reply
from zabota.desk.models import ContactReason, Conversation
from zabota.reports.actions.count_up import count_up
from zabota.reports.models import ContactFact

__all__ = ["MONDAY", "deliver", "delivery_reason", "limits", "mail", "say"]


def answer(conversation: Conversation, by: User, at: datetime, text: str = "Завтра в 9:00.", **more) -> None:
    if conversation.assignee_id != by.id:
        assign(conversation, by, by=None, at=at)
    reply(conversation, by=by, text=text, at=at, **more)


def settle(conversation: Conversation, by: User, at: datetime, reason: ContactReason | None) -> None:
    answer(conversation, by, at, resolving=True, reason=reason, outcome="done")


def fact_of(conversation: Conversation, at: datetime | None = None) -> ContactFact:
    count_up(at=at)
    return ContactFact.objects.get(conversation=conversation)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)
