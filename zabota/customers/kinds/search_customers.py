from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.core.search.places import Hit, SearchPlace, places
from zabota.customers.finding import find_customers
from zabota.customers.models import Customer


@places.register
class SearchCustomers(SearchPlace):
    """Customers by any part of a name, phone, mail or card."""

    name = "customers"
    label = _("Customers")
    icon = "users"
    permission = "customers.see"
    order = 10

    def search(self, user: Any, text: str, limit: int) -> list[Hit]:
        numbers = find_customers(text, user, most=limit).ids
        found = Customer.objects.visible_to(user).present().filter(id__in=numbers)
        return [
            Hit(
                title=str(customer),
                url=reverse("customers:card", args=[customer.id]),
                more=" · ".join(identity.spoken for identity in customer.identities.all()),
            )
            for customer in found.prefetch_related("identities").order_by("-id")
        ]
