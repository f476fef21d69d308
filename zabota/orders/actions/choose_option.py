from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.orders.events import DateOptionChosen, of_order
from zabota.orders.guards import hold_order
from zabota.orders.models import DateOption


@transaction.atomic
def choose_option(option: DateOption, *, by: User | None = None) -> None:
    """The customer's choice: by the link (`by` None), or as one of us noted it. Its date is promised now.

    The same choice again changes nothing.
    """
    order = hold_order(option.lateness.order, by)
    kept = DateOption.objects.select_related("lateness").get(pk=option.pk)
    if kept.chosen_at:
        return
    if kept.lateness.settled_at:
        raise Refused(_("This is settled already."))
    now = timezone.now()
    kept.chosen_at, kept.chosen_by = now, by
    kept.save(update_fields=["chosen_at", "chosen_by"])
    kept.lateness.settled_at = now
    kept.lateness.save(update_fields=["settled_at"])
    if kept.new_date is not None:
        order.promised_at = kept.new_date
        order.save(update_fields=["promised_at"])
    announce(DateOptionChosen(option_id=kept.id, **of_order(order, by)))
    option.refresh_from_db()
