from django.db import models, transaction

from zabota.customers.events import CustomersMerged
from zabota.customers.models import CustomerMerge


@transaction.atomic
def move_rows(merged: CustomersMerged, noun: type[models.Model], field: str = "customer") -> int:
    """Hand the rows of one noun over to the card that stays, and note them, so that the merge can be undone.

    For an at-once reaction to CustomersMerged: one call for each noun that hangs on a customer.
    """
    rows = noun._base_manager.filter(**{f"{field}_id": merged.merged_id})
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    if ids:
        noun._base_manager.filter(pk__in=ids).update(**{f"{field}_id": merged.customer_id})
        merge = CustomerMerge.objects.select_for_update().get(id=merged.merge_id)
        merge.moved.setdefault("rows", {})[f"{noun._meta.label}.{field}"] = ids
        merge.save(update_fields=["moved"])
    return len(ids)
