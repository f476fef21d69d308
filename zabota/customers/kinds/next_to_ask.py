from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.core.next_steps import NextStep, NextSteps, next_steps
from zabota.customers.models import Customer, Promise


@next_steps.register
class PromisesAndQuestions(NextSteps):
    """Promises that are open, and what we do not know of the customer yet."""

    name = "customers.to_ask"
    permission = "customers.see"

    def steps(self, customer: Customer, user: Any) -> list[NextStep]:
        card = reverse("customers:card", args=[customer.id])
        promises = Promise.objects.visible_to(user).open().filter(customer=customer).order_by("due_at")
        found = [
            NextStep(
                text=_("Keep the promise: %(text)s") % {"text": promise.text[:120]},
                url=f"{card}#section-promises",
                icon="calendar-due",
                due_at=promise.due_at,
                order=20,
            )
            for promise in promises[:3]
        ]
        if customer.privacy == Customer.Privacy.UNASKED:
            text = _("Ask: would you like personal service, or privacy?")
            found.append(NextStep(text, f"{card}#section-consents", "help-circle", order=60))
        if customer.keeps_remarks:
            found += self.expectations(customer, card)
        if not customer.identities.exists():
            text = _("Ask for a phone number or an e-mail address: nobody can be reached without one.")
            found.append(NextStep(text, f"{card}#section-addresses", "phone", order=30))
        return found

    def expectations(self, customer: Customer, card: str) -> list[NextStep]:
        """A guess is asked about before anybody acts on it; without any, an open question."""
        held = list(customer.expectations.held()[:10])
        url = f"{card}#section-expectations"
        if not held:
            return [NextStep(_("Ask what the customer expects."), url, "message-circle-question", order=40)]
        return [
            NextStep(
                _("Ask whether you understood rightly: “%(text)s”") % {"text": one.text[:120]},
                url,
                "message-circle-question",
                order=40,
            )
            for one in held
            if one.is_hypothesis
        ][:2]
