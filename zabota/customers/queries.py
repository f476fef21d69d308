from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from zabota.company.models import User


class CustomerQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "CustomerQuerySet":
        """Customers of the user's branches; all of them for whoever sees all branches."""
        if not user.may("customers.see"):
            return self.none()
        if user.sees_all_branches:
            return self
        served = self.model.branches.through.objects.filter(
            customer_id=models.OuterRef("pk"), branch_id__in=user.branch_ids
        )
        return self.filter(models.Exists(served) | models.Q(manager=user))

    def present(self) -> "CustomerQuerySet":
        """Without those that were merged into another."""
        return self.filter(merged_into=None)


class OfCustomerQuerySet(models.QuerySet):
    """Rows that hang on a customer are seen by whoever sees the customer."""

    def visible_to(self, user: "User") -> "OfCustomerQuerySet":
        customers = self.model._meta.get_field("customer").related_model
        return self.filter(customer__in=customers.objects.visible_to(user))


class PromiseQuerySet(OfCustomerQuerySet):
    def visible_to(self, user: "User") -> "PromiseQuerySet":
        customers = self.model._meta.get_field("customer").related_model
        return self.filter(models.Q(customer__in=customers.objects.visible_to(user)) | models.Q(owner=user))

    def open(self) -> "PromiseQuerySet":
        return self.filter(kept_at=None, broken_at=None)
