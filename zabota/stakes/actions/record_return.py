from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.stakes.events import CustomerCameBack
from zabota.stakes.models import Leaving


@transaction.atomic
def record_return(leaving: Leaving, on: date, *, by: User) -> None:
    """The customer came back; the leaving stays in the figures of its time."""
    kept = Leaving.objects.select_for_update().get(pk=leaving.pk)
    if kept.came_back_on:
        return
    if on < kept.left_on:
        raise Refused(_("Nobody comes back before they left."))
    kept.came_back_on = on
    kept.save(update_fields=["came_back_on"])
    told: dict[str, Any] = {
        "leaving_id": kept.id,
        "customer_id": kept.customer_id,
        "branch_id": kept.branch_id,
    }
    announce(CustomerCameBack(by_id=by.id, **told))
    leaving.refresh_from_db()
