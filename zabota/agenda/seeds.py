"""Tasks of a demo company: follow-up calls after service, and some that people set one another."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from zabota.agenda.actions.finish_task import finish_task
from zabota.agenda.actions.plan_follow_up import caller_of, plan_follow_up
from zabota.agenda.actions.set_follow_up import set_follow_up
from zabota.agenda.actions.set_task import set_task
from zabota.company.models import User
from zabota.desk.models import ContactReason, Conversation

TEXTS = ("Заказать расходные материалы", "Обновить прайс на стойке", "Проверить запись на завтра")
SAID = "Всё хорошо, спасибо, что позвонили."
MOST = 12


def seed_agenda(lead: User, users: Sequence[User]) -> None:
    """`lead` may set rules; some calls are made already."""
    reason = ContactReason.objects.filter(retired_at=None).order_by("id").first()
    if reason is None or not users:
        return
    set_follow_up(7, by=lead, reason=reason)
    served = Conversation.objects.resolved().filter(reason=reason).order_by("-resolved_at")
    for place, conversation in enumerate(served[:MOST]):
        call, caller = plan_follow_up(conversation), caller_of(conversation)
        if call is not None and caller is not None and place % 2:
            finish_task(call, by=caller, outcome=SAID, product_mark=9, service_mark=10 - place % 3)
    for place, text in enumerate(TEXTS):
        due_at = timezone.now() + timedelta(hours=5 * place - 2)
        set_task(text, owner=users[place % len(users)], due_at=due_at, by=lead)
