from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.models import Queue


def remove_queue(queue: Queue, *, by: User) -> None:
    """Forget a saved queue: one's own, or a shared one with leave."""
    if queue.user_id != by.id and not (queue.user_id is None and by.may("desk.manage")):
        raise Refused(_("This queue is not yours to remove."))
    queue.delete()
