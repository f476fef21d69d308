from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.hours import schedule_of
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.models import Conversation
from zabota.orders.actions.begin_plan import begin_plan
from zabota.orders.foresight import StepAhead, foresee
from zabota.orders.licensing import licence_for
from zabota.orders.models import Maker, RequestType, ServiceArea, ServiceOrder, Work
from zabota.orders.places import area_of


@transaction.atomic
def begin_order(
    conversation: Conversation,
    request_type: RequestType,
    *,
    work: Work,
    item: str,
    serial: str,
    fault: str,
    by: User | None,
    maker: Maker | None = None,
    address: str = "",
    promised_at: datetime | None = None,
    at: datetime | None = None,
) -> ServiceOrder:
    """Take work on a thing: under a licence, within our area when we come, and for a date.

    Without `promised_at` the date is the one that the plan's own times give.
    """
    at = at or timezone.now()
    if not request_type.is_order:
        raise Refused(_("This type of request is no service order."))
    if not (item.strip() and serial.strip() and fault.strip()):
        raise Refused(_("Say what the thing is, how it is told from others, and what is wrong with it."))
    if promised_at is not None and promised_at <= at:
        raise Refused(_("The date has passed already."))
    licence = licence_for(work, timezone.localdate(at))
    area = area_where_we_come(address) if address.strip() else None
    plan = begin_plan(conversation, request_type, by=by, at=at)
    if hasattr(plan, "order"):
        raise Refused(_("An order of this type runs here already: %(order)s.") % {"order": plan.order})
    steps = [StepAhead(step.due_seconds) for step in plan.steps.all()]
    return ServiceOrder.objects.create(
        plan=plan,
        work=work,
        maker=maker,
        licence=licence,
        item=item.strip(),
        serial=serial.strip(),
        fault=fault.strip(),
        address=address.strip(),
        area=area,
        promised_at=promised_at or foresee(steps, at, schedule_of(conversation.branch_id)),
    )


def area_where_we_come(address: str) -> ServiceArea:
    areas = list(ServiceArea.objects.all())
    area = area_of(address, areas)
    if area is None:
        named = ", ".join(str(one) for one in areas) or "—"
        raise Refused(
            _("We do not come to this address. Write the town; we come here: %(areas)s.") % {"areas": named}
        )
    return area
