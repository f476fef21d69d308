from django.db import transaction

from zabota.company.models import User
from zabota.core.events import announce
from zabota.customers.events import PromiseMade
from zabota.customers.models import Promise


@transaction.atomic
def pass_promise(promise: Promise, to: User, *, by: User | None) -> None:
    """Somebody else sees to it now; one that was kept or broken stays as it is."""
    held = Promise.objects.select_for_update().get(id=promise.id)
    if not held.is_open or held.owner_id == to.id:
        return
    held.owner = promise.owner = to
    held.reminded_at = promise.reminded_at = None
    held.save(update_fields=["owner", "reminded_at"])
    announce(
        PromiseMade(
            customer_id=held.customer_id,
            promise_id=held.id,
            user_ids=(to.id,),
            by_id=by.id if by else None,
        )
    )
