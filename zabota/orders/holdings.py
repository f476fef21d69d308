from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import goes_on, holds
from zabota.orders.models import (
    ActionPlan,
    DateOption,
    Evidence,
    Lateness,
    Part,
    PriceOffer,
    RequestStep,
    ServiceOrder,
    Warranty,
)

PLANS = _("Action plans")
ORDER = ("order__plan__conversation__customer",)

holds(DateOption, PLANS, of=("lateness__order__plan__conversation__customer",), instead={"text": "–"})
holds(Lateness, PLANS, of=ORDER)
holds(Warranty, PLANS, of=ORDER, instead={"covers": "–"})
holds(Part, PLANS, of=ORDER, clears=("serial", "serial_out", "fate_note"), instead={"name": "–"})
holds(PriceOffer, PLANS, of=ORDER, clears=("said",), instead={"covers": "–"})
holds(
    ServiceOrder,
    PLANS,
    of=("plan__conversation__customer",),
    clears=("address", "diagnosis", "work_done"),
    instead={"item": "–", "serial": "–", "fault": "–"},
    secret=("nonce",),
)
holds(Evidence, PLANS, of=("step__plan__conversation__customer",), goes=True, files=("file",))
holds(RequestStep, PLANS, of=("plan__conversation__customer",), clears=("remark", "sent_back_because"))
holds(ActionPlan, PLANS, of=("conversation__customer",), clears=("called_off_note",))
goes_on(
    "plans",
    _("plans and orders under way"),
    lambda: ActionPlan.objects.running(),
    of="conversation__customer",
)
