from django.db import models

from zabota.core.links import new_nonce
from zabota.core.models import Row
from zabota.customers.models import Customer

PURPOSE = "portal"


class PortalLink(Row):
    """A way in for one customer, sent to an address that is theirs; used once, it opens a portal session."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="portal_links")
    address = models.CharField(max_length=254)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.address
