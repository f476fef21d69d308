from zabota.orders.models.action_plan import ActionPlan
from zabota.orders.models.area import ServiceArea
from zabota.orders.models.date_option import DateOption
from zabota.orders.models.evidence import Evidence
from zabota.orders.models.lateness import Lateness
from zabota.orders.models.licence import Licence
from zabota.orders.models.maker import Maker
from zabota.orders.models.part import Part
from zabota.orders.models.plan_step import PlanStep
from zabota.orders.models.price import PriceOffer
from zabota.orders.models.request_step import RequestStep
from zabota.orders.models.request_type import RequestType
from zabota.orders.models.service_order import ServiceOrder
from zabota.orders.models.warranty import Warranty
from zabota.orders.models.work import Work

__all__ = [
    "ActionPlan",
    "DateOption",
    "Evidence",
    "Lateness",
    "Licence",
    "Maker",
    "Part",
    "PlanStep",
    "PriceOffer",
    "RequestStep",
    "RequestType",
    "ServiceArea",
    "ServiceOrder",
    "Warranty",
    "Work",
]
