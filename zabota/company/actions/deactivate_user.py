from django.db import transaction
from django.utils import timezone

from zabota.company.actions.change_user import keep_an_administrator
from zabota.company.actions.end_sessions import end_sessions
from zabota.company.models import User


@transaction.atomic
def deactivate_user(user: User) -> None:
    """Let somebody in no more: sessions and tokens end now; what they did stays under their name."""
    if not user.is_active:
        return
    keep_an_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    user.api_tokens.filter(revoked_at=None).update(revoked_at=timezone.now())
    end_sessions(user)
