from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.improvement.models import RootCause


@transaction.atomic
def retire_cause(cause: RootCause) -> None:
    """Offer it no more; what is linked stays. One that is open, or has parts in use, is Refused."""
    kept = RootCause.objects.select_for_update().get(pk=cause.pk)
    if kept.retired_at:
        return
    if kept.state == "open":
        raise Refused(_("This cause is open: it is settled by an action that works, not put away."))
    if kept.parts.in_use().exists():
        raise Refused(_("Other causes stand below this one: put them away first."))
    kept.retired_at = timezone.now()
    kept.save(update_fields=["retired_at"])
    cause.refresh_from_db()
