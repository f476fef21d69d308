from django.utils.translation import gettext_lazy as _

from zabota.core.outside import several
from zabota.orders import events
from zabota.orders.models import ActionPlan, ServiceOrder

several(
    (
        ("plan.begun", events.PlanBegun, _("An action plan began")),
        ("plan.finished", events.PlanFinished, _("An action plan was carried out")),
        ("plan.called_off", events.PlanCalledOff, _("An action plan was called off")),
        ("plan.step_done", events.StepDone, _("A step of a plan was done")),
        ("plan.step_overdue", events.StepOverdue, _("A step of a plan is late")),
    ),
    "orders.see",
    ActionPlan,
    "plan_id",
)
several(
    (
        ("order.changed", events.OrderChanged, _("A service order changed")),
        ("order.price_answered", events.PriceAnswered, _("A customer answered to a price")),
        ("order.looks_late", events.OrderLooksLate, _("The date of an order looks missed")),
        ("order.date_chosen", events.DateOptionChosen, _("A customer chose another date")),
        ("order.warranty_sent", events.WarrantySent, _("A warranty was sent")),
    ),
    "orders.see",
    ServiceOrder,
    "order_id",
)
