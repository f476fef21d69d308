from django.db import models

from zabota.core.links import is_genuine, make_token, new_nonce
from zabota.core.models import Row
from zabota.orders.models.action_plan import ActionPlan
from zabota.orders.models.area import ServiceArea
from zabota.orders.models.licence import Licence
from zabota.orders.models.maker import Maker
from zabota.orders.models.work import Work
from zabota.orders.queries import ServiceOrderQuerySet

PURPOSE = "order"


class ServiceOrder(Row):
    """Work on a thing of a customer's; its stages are the steps of its plan. Shown as O12.

    `licence` is the one under which it was taken. `address` is set when we come to the customer.
    """

    plan = models.OneToOneField(ActionPlan, models.PROTECT, related_name="order")
    work = models.ForeignKey(Work, models.PROTECT, related_name="orders")
    maker = models.ForeignKey(Maker, models.PROTECT, null=True, blank=True, related_name="orders")
    licence = models.ForeignKey(Licence, models.PROTECT, null=True, blank=True, related_name="orders")
    item = models.CharField(max_length=160)
    serial = models.CharField(max_length=80)
    """Its serial number, or how else it is told from others."""
    fault = models.TextField()
    """The request in the customer's own words."""
    address = models.CharField(max_length=240, blank=True)
    area = models.ForeignKey(ServiceArea, models.PROTECT, null=True, blank=True, related_name="orders")
    promised_at = models.DateTimeField()
    diagnosis = models.TextField(blank=True)
    work_done = models.TextField(blank=True)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)

    objects = ServiceOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"O{self.id} {self.item}"

    @property
    def token(self) -> str:
        return make_token(PURPOSE, self.id, self.nonce)

    def is_opened_by(self, token: str) -> bool:
        return is_genuine(token, PURPOSE, self.id, self.nonce)
