import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from zabota.company.parameters import value_of
from zabota.core.search import find
from zabota.customers.identities import normal_phone

if TYPE_CHECKING:
    from zabota.company.models import User

NUMBER = re.compile(r"[\d\s()+./-]+")


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
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def found_by(self, text: str) -> "CustomerQuerySet":
        """Those who have every word of `text` in name, company or addresses; of the last, any part."""
        text = text.strip()[:200].replace("\x00", "")
        if not text:
            return self
        asked = Q(id__in=find("customer", text).values("object_id"))
        if NUMBER.fullmatch(text) and (digits := re.sub(r"\D", "", text)):
            whole = normal_phone(text, value_of("company.phone_region")).lstrip("+")
            for form in {digits, whole, digits.lstrip("0") or digits}:
                asked |= Q(id__in=find("customer", form).values("object_id"))
        return self.filter(asked)

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
        return self.filter(Q(customer__in=customers.objects.visible_to(user)) | Q(owner=user))

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
