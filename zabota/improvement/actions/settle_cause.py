from django.db import transaction
from django.utils import timezone

from zabota.core.events import announce
from zabota.improvement.events import CauseSettled
from zabota.improvement.models import RootCause


@transaction.atomic
def settle_cause(cause: RootCause) -> None:
    """An action is seen to have worked. While another one waits for its numbers the cause stays open."""
    kept = RootCause.objects.select_for_update().get(pk=cause.pk)
    if kept.state != "open" or kept.actions.undecided().exists():
        return
    kept.settled_at = timezone.now()
    kept.save(update_fields=["settled_at"])
    concerned = (kept.responsible_id,) if kept.responsible_id else ()
    announce(CauseSettled(cause_id=kept.id, user_ids=concerned))
    cause.refresh_from_db()
