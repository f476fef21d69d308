from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.orders.events import OrderChanged, of_order
from zabota.orders.guards import hold_order
from zabota.orders.models import ServiceOrder

WORDS = ("diagnosis", "work_done")


@transaction.atomic
def write_order(order: ServiceOrder, what: str, text: str, *, by: User) -> None:
    """Write down the `diagnosis`, or the `work_done`."""
    if what not in WORDS or not text.strip():
        raise Refused(_("Write down what was found or done."))
    hold_order(order, by)
    if getattr(order, what) == text.strip():
        return
    setattr(order, what, text.strip())
    order.save(update_fields=[what])
    announce(OrderChanged(**of_order(order, by)))
