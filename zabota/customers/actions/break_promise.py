from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.events import PromiseBroken
from zabota.customers.models import Promise


@transaction.atomic
def break_promise(promise: Promise, *, because: str, by: User | None) -> None:
    """We shall not do it: say why. Again changes nothing; a kept promise is not broken any more."""
    because = because.strip()
    if not because:
        raise Refused(_("Say why the promise cannot be kept."))
    now = timezone.now()
    if Promise.objects.filter(id=promise.id).open().update(broken_at=now, broken_because=because):
        promise.broken_at, promise.broken_because = now, because
        announce(
            PromiseBroken(
                customer_id=promise.customer_id,
                promise_id=promise.id,
                user_ids=(promise.owner_id,),
                by_id=by.id if by else None,
            )
        )
    elif Promise.objects.get(id=promise.id).kept_at:
        raise Refused(_("This promise was kept."))
