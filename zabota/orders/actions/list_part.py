from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.orders.events import OrderChanged, of_order
from zabota.orders.guards import hold_order
from zabota.orders.models import Part, ServiceOrder


@transaction.atomic
def list_part(order: ServiceOrder, origin: str, *, name: str, serial: str = "", by: User) -> Part:
    """A part with its number: one that came with the thing, or one that we put in."""
    hold_order(order, by)
    if origin not in Part.Origin.values:
        raise Refused(_("Say whether it came with the thing or is put in by us."))
    if not name.strip():
        raise Refused(_("Say what part it is."))
    part = Part.objects.create(
        order=order, origin=origin, name=name.strip(), serial=serial.strip(), listed_by=by
    )
    announce(OrderChanged(**of_order(order, by)))
    return part
