from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import goes_on, holds
from zabota.customers.models import (
    Consent,
    Customer,
    CustomerMerge,
    Expectation,
    Findable,
    Identity,
    MergeSuggestion,
    Promise,
    Wish,
)

CARD = _("The customer's card")

holds(Customer, CARD, of=("id",), clears=("name", "note", "company", "household", "manager"))
holds(Identity, CARD, of=("customer",), goes=True)
holds(Findable, CARD, of=("customer",), goes=True, secret=("grams",))
holds(Consent, CARD, of=("customer",), goes=True)
holds(Expectation, CARD, of=("customer",), goes=True)
holds(Wish, CARD, of=("customer",), goes=True)
holds(Promise, CARD, of=("customer",), clears=("broken_because",), instead={"text": "–"})
holds(MergeSuggestion, CARD, of=("customer", "other"), goes=True)
holds(CustomerMerge, CARD, of=("kept", "merged"), goes=True)
goes_on("promises", _("open promises"), lambda: Promise.objects.open())
