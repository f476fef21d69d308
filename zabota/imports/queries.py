from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from zabota.company.models import User


class ImportQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ImportQuerySet":
        """One's own and those of one's branches; all for whoever sees all branches."""
        if not user.may("imports.run"):
            return self.none()
        if user.sees_all_branches:
            return self
        return self.filter(Q(by=user) | Q(branch__in=user.branch_ids))


class ImportedRowQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ImportedRowQuerySet":
        imports: Any = self.model._meta.get_field("of").related_model
        return self.filter(of__in=imports.objects.visible_to(user))

    def counts(self) -> dict[str, int]:
        """Outcome -> how many."""
        told = self.order_by().values_list("outcome").annotate(n=models.Count("id"))
        return dict(told)
