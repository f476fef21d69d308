from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.agenda.events import TaskSet, of_task
from zabota.agenda.models import Task
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by


@transaction.atomic
def set_task(
    text: str,
    *,
    owner: User,
    due_at: datetime,
    by: User | None,
    conversation: Conversation | None = None,
    customer: Customer | None = None,
    kind: str = Task.Kind.TASK,
) -> Task:
    """Give somebody something to do by a moment; on a conversation only to who may see it."""
    text = text.strip()
    if not text:
        raise Refused(_("Write what is to be done."))
    if not (owner.is_active and owner.may("agenda.use")):
        raise Refused(_("%(name)s cannot be given tasks.") % {"name": owner})
    if conversation is not None and not is_seen_by(owner, conversation):
        raise Refused(_("%(name)s does not see this conversation.") % {"name": owner})
    task = Task.objects.create(
        kind=kind,
        text=text,
        owner=owner,
        set_by=by,
        due_at=due_at,
        conversation=conversation,
        customer=customer or (conversation.customer if conversation else None),
    )
    announce(TaskSet(**of_task(task, by)))
    return task
