from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.orders.events import OrderChanged, of_order
from zabota.orders.guards import hold_order
from zabota.orders.models import Part
from zabota.orders.places import plain


@transaction.atomic
def account_part(part: Part, fate: str, *, by: User, serial: str = "", note: str = "") -> None:
    """Say where a part that came in went. One that goes back is read again: its number must be the same."""
    order = hold_order(part.order, by)
    kept = Part.objects.get(pk=part.pk)
    if kept.origin != Part.Origin.CUSTOMER:
        raise Refused(_("Only parts that came with the thing are accounted for."))
    if fate not in Part.Fate.values:
        raise Refused(_("Say where the part went."))
    if fate == Part.Fate.RETURNED and kept.serial and squeezed(serial) != squeezed(kept.serial):
        raise Refused(
            _("This is another part: %(came)s came in, %(goes)s is to go out.")
            % {"came": kept.serial, "goes": serial.strip() or "—"}
        )
    if fate == Part.Fate.LEFT and not note.strip():
        raise Refused(_("Write down in what words the customer left it with us."))
    kept.fate, kept.serial_out, kept.fate_note = fate, serial.strip(), note.strip()
    kept.fate_at, kept.fate_by = timezone.now(), by
    kept.save(update_fields=["fate", "serial_out", "fate_note", "fate_at", "fate_by"])
    announce(OrderChanged(**of_order(order, by)))
    part.refresh_from_db()


def squeezed(serial: str) -> str:
    """Without spaces, dashes and case: `sn-12 a` is `SN12A`."""
    return plain(serial).replace(" ", "").replace("_", "")
