from django.db import transaction
from django.utils import timezone

from zabota.channels.models import Dispatch


@transaction.atomic
def withdraw_dispatch(dispatch: Dispatch, *, because: str) -> bool:
    """Take out of the outbox what is no longer true; False when its channel has it, or may have it, already.

    `because` is a sentence marked for translation, shown where the dispatch is shown.
    """
    waiting = Dispatch.objects.select_for_update(of=["self"]).waiting().filter(sending_at=None)
    kept = waiting.filter(id=dispatch.id).first()
    if kept is None:
        return False
    kept.failed_at, kept.problem, kept.sealed_body = timezone.now(), because, None
    kept.save(update_fields=["failed_at", "problem", "sealed_body"])
    return True
