from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.events import PromiseKept
from zabota.customers.models import Promise


@transaction.atomic
def keep_promise(promise: Promise, *, by: User | None) -> None:
    """What was promised is done; after `due_at` it counts as late. Again changes nothing."""
    now = timezone.now()
    if Promise.objects.filter(id=promise.id).open().update(kept_at=now):
        promise.kept_at = now
        announce(
            PromiseKept(
                customer_id=promise.customer_id,
                promise_id=promise.id,
                user_ids=(promise.owner_id,),
                by_id=by.id if by else None,
            )
        )
    elif Promise.objects.get(id=promise.id).broken_at:
        raise Refused(_("This promise was marked as broken."))
