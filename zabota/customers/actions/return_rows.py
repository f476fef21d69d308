from django.db import models, transaction

from zabota.customers.events import CustomersUnmerged
from zabota.customers.models import CustomerMerge


@transaction.atomic
def return_rows(unmerged: CustomersUnmerged, noun: type[models.Model], field: str = "customer") -> int:
    """Give back the rows that `move_rows` noted and that are still with the card that stayed. How many went.

    For an at-once reaction to CustomersUnmerged, one call for each noun that was moved.
    """
    noted = CustomerMerge.objects.values_list("moved", flat=True).get(id=unmerged.merge_id)
    ids = noted.get("rows", {}).get(f"{noun._meta.label}.{field}", [])
    rows = noun._base_manager.filter(**{"pk__in": ids, f"{field}_id": unmerged.customer_id})
    return rows.update(**{f"{field}_id": unmerged.merged_id})
