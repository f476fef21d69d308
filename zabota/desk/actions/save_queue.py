from typing import Any

from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.filters import ensure_filters
from zabota.desk.models import Queue


def save_queue(*, by: User, name: str, filters: dict[str, Any], shared: bool = False) -> Queue:
    """Keep a question over conversations under a name, for oneself or, with leave, for all."""
    if not name.strip():
        raise Refused(_("Give the queue a name."))
    if shared and not by.may("desk.manage"):
        raise Refused(_("Only who manages the desk can make a queue for all."))
    ensure_filters(filters)
    return Queue.objects.create(name=name.strip()[:80], user=None if shared else by, filters=filters)
