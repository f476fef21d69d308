from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from zabota.company.parameters import value_of
from zabota.core.discretion import not_hidden
from zabota.customers.finding import find_customers
from zabota.customers.parts import forms_asked, grams_asked

if TYPE_CHECKING:
    from zabota.company.models import User

FEW = 200
"""So many customers are named by number; of more the database goes through all."""


class CustomerQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "CustomerQuerySet":
        """Customers of the user's branches; all of them for whoever sees all branches."""
        if not user.may("customers.see"):
            return self.none()
        if user.sees_all_branches:
            return self
        model: Any = self.model
        served = model.branches.through.objects.filter(
            customer_id=OuterRef("pk"), branch_id__in=user.branch_ids
        )
        return self.filter(Exists(served) | Q(manager=user))

    def present(self) -> "CustomerQuerySet":
        """Without those that were merged into another or erased."""
        return self.filter(merged_into=None, erased_at=None)

    def found_by(self, text: str) -> "CustomerQuerySet":
        """Those who have every word of `text` as a part of name, company or addresses; all of them."""
        found = self
        for forms in forms_asked(text, value_of("company.phone_region")):
            asked = Q()
            for form in forms:
                asked |= Q(findable__grams__contains=grams_asked(form), findable__text__contains=form)
            found = found.filter(asked)
        return found

    def narrowed_to(self, text: str, user: "User") -> "CustomerQuerySet":
        """The same of what `user` may see: where few are found they are looked up at once, by number."""
        if not text.strip():
            return self
        found = find_customers(text, user, most=FEW)
        return self.filter(id__in=found.ids) if found.is_all else self.found_by(text)

    def allowing(self, purpose: str) -> "CustomerQuerySet":
        """Customers whose consent to `purpose` is in force."""
        model: Any = self.model
        consents = model.consents.rel.related_model.objects.in_force().filter(purpose=purpose)
        return self.filter(Exists(consents.filter(customer_id=OuterRef("pk"))))


class OfCustomerQuerySet(models.QuerySet):
    """Rows that hang on a customer are seen by whoever sees the customer."""

    def visible_to(self, user: "User") -> "OfCustomerQuerySet":
        customers: Any = self.model._meta.get_field("customer").related_model
        return self.filter(customer__in=customers.objects.visible_to(user))


class RemarkQuerySet(OfCustomerQuerySet):
    """Wishes and expectations: shown only where the customer's choice of privacy leaves room for them."""

    def visible_to(self, user: "User") -> "RemarkQuerySet":
        return super().visible_to(user).permitted()  # type: ignore[attr-defined]

    def permitted(self) -> "RemarkQuerySet":
        return self.filter(customer__privacy__in=privacies_with_remarks())


class WishQuerySet(RemarkQuerySet):
    def unanswered(self) -> "WishQuerySet":
        return self.filter(answered_at=None)


class ExpectationQuerySet(RemarkQuerySet):
    def held(self) -> "ExpectationQuerySet":
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)

    def hypotheses(self) -> "ExpectationQuerySet":
        return self.held().filter(confirmed_at=None)

    def confirmed(self) -> "ExpectationQuerySet":
        return self.held().exclude(confirmed_at=None)


class ConsentQuerySet(OfCustomerQuerySet):
    def in_force(self) -> "ConsentQuerySet":
        return self.filter(given_at__isnull=False, withdrawn_at=None)


class PromiseQuerySet(OfCustomerQuerySet):
    def visible_to(self, user: "User") -> "PromiseQuerySet":
        customers: Any = self.model._meta.get_field("customer").related_model
        return self.tellable_to(user).filter(
            Q(customer__in=customers.objects.visible_to(user)) | Q(owner=user)
        )

    def tellable_to(self, user: "User") -> "PromiseQuerySet":
        """Of a customer whom the user sees: without those made in a talk that is kept from them."""
        return self.filter(not_hidden("about", user, "about") | Q(owner=user))

    def made_in(self, conversation_id: int) -> "PromiseQuerySet":
        return self.filter(about=f"conversation-{conversation_id}")

    def open(self) -> "PromiseQuerySet":
        return self.filter(kept_at=None, broken_at=None)

    def due_before(self, moment: datetime) -> "PromiseQuerySet":
        return self.open().filter(due_at__lt=moment)

    def kept_in_time(self) -> "PromiseQuerySet":
        return self.filter(kept_at__lte=F("due_at"))

    def kept_late(self) -> "PromiseQuerySet":
        return self.filter(kept_at__gt=F("due_at"))

    def broken(self) -> "PromiseQuerySet":
        return self.exclude(broken_at=None)


def privacies_with_remarks() -> tuple[str, ...]:
    """The choices of privacy under which personal remarks may be kept and shown.

    Personal remarks are wishes, expectations, the household and the free note. Name, addresses, language,
    class, company, manager, promises and consents are what the service itself needs.
    """
    return ("personal", "unasked") if value_of("customers.remarks_until_asked") else ("personal",)
