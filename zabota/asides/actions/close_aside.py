from django.db import transaction
from django.utils import timezone

from zabota.asides.events import AsideClosed, of_aside
from zabota.asides.models import Aside
from zabota.company.models import User
from zabota.core.events import announce
from zabota.desk.guards import ensure_may


@transaction.atomic
def close_aside(aside: Aside, *, by: User) -> Aside:
    """Nothing more is expected of them; a later answer opens it again. Again: nothing."""
    held = Aside.objects.select_for_update(of=("self",)).select_related("conversation").get(pk=aside.pk)
    ensure_may(by, held.conversation)
    if held.closed_at is None:
        held.closed_at = timezone.now()
        held.waiting_since = None
        held.save(update_fields=["closed_at", "waiting_since"])
        announce(AsideClosed(**of_aside(held, by)))
    return held
