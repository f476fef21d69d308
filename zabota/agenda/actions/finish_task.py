from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.agenda.events import TaskDone, of_task
from zabota.agenda.finishing import may_finish
from zabota.agenda.models import Task
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce

MARKS = range(1, 11)


@transaction.atomic
def finish_task(
    task: Task,
    *,
    by: User | None,
    outcome: str = "",
    product_mark: int | None = None,
    service_mark: int | None = None,
    became_known: bool = False,
) -> Task:
    """It is done. A follow-up call wants its outcome in words, and may bring two marks. Again: nothing.

    Whose it is may say so, who gave it, and who leads. `became_known` is for what was to be found out and
    came out while somebody did something else; `by` is nobody when it came out by itself.
    """
    held = Task.objects.select_for_update(of=("self",)).get(id=task.id)
    if not held.is_open:
        return held
    if by is not None and not became_known and not may_finish(held, by):
        raise Refused(_("Only whose task it is, who gave it or who leads may say that it is done."))
    if held.is_follow_up and not outcome.strip():
        raise Refused(_("Write what the customer said, or that nobody answered."))
    if any(mark is not None and mark not in MARKS for mark in (product_mark, service_mark)):
        raise Refused(_("A mark is a number from 1 to 10."))
    if held.is_follow_up:
        held.product_mark, held.service_mark = product_mark, service_mark
    held.done_at, held.done_by, held.outcome = timezone.now(), by, outcome.strip()
    held.save(update_fields=["done_at", "done_by", "outcome", "product_mark", "service_mark"])
    announce(TaskDone(**of_task(held, by)))
    return held
