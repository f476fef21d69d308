from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import CorrectiveActionWithdrawn
from zabota.improvement.models import CorrectiveAction


@transaction.atomic
def withdraw_action(action: CorrectiveAction, why: str, *, by: User) -> None:
    """It was not done, or is done no more. One that has its verdict keeps it."""
    kept = CorrectiveAction.objects.select_for_update().get(pk=action.pk)
    if kept.withdrawn_at:
        return
    if kept.verdict_at:
        raise Refused(_("The numbers have spoken about this action: it stays as it is."))
    if not why.strip():
        raise Refused(_("Write why the action is withdrawn."))
    kept.withdrawn_at, kept.why_withdrawn = timezone.now(), why.strip()
    kept.save(update_fields=["withdrawn_at", "why_withdrawn"])
    told: dict[str, Any] = {"action_id": kept.id, "cause_id": kept.cause_id, "user_ids": (kept.owner_id,)}
    announce(CorrectiveActionWithdrawn(by_id=by.id, **told))
    action.refresh_from_db()
