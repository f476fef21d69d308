from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.core.outside import several
from zabota.customers import events
from zabota.customers.models import Customer, Promise


def words_of_card(event: events.CustomerEvent) -> dict[str, Any]:
    name = Customer.objects.filter(id=event.customer_id).values_list("name", flat=True).first()
    return {"customer_name": name or ""}


def words_of_promise(event: Any) -> dict[str, Any]:
    promised = Promise.objects.filter(id=event.promise_id).values_list("text", flat=True).first()
    return {**words_of_card(event), "text": promised or ""}


several(
    (
        ("customer.added", events.CustomerAdded, _("A customer's card was made")),
        ("customer.changed", events.CustomerChanged, _("A customer's card changed")),
        ("customer.merged", events.CustomersMerged, _("Two cards of one customer became one")),
        ("customer.consent_changed", events.ConsentChanged, _("A customer gave or took back a consent")),
    ),
    "customers.see",
    Customer,
    "customer_id",
    words=words_of_card,
)
several(
    (
        ("promise.made", events.PromiseMade, _("Something was promised")),
        ("promise.due_soon", events.PromiseDueSoon, _("A promise falls due soon")),
        ("promise.kept", events.PromiseKept, _("A promise was kept")),
        ("promise.broken", events.PromiseBroken, _("A promise was broken")),
    ),
    "customers.see",
    Promise,
    "promise_id",
    words=words_of_promise,
)
