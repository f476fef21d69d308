from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.orders.guards import ensure_manages
from zabota.orders.models import RequestType


@transaction.atomic
def retire_type(request_type: RequestType, *, by: User) -> None:
    """No new plan is begun with it; those that run go on."""
    ensure_manages(by)
    kept = RequestType.objects.select_for_update().get(pk=request_type.pk)
    if kept.retired_at is None:
        kept.retired_at = timezone.now()
        kept.save(update_fields=["retired_at"])
    request_type.refresh_from_db()
