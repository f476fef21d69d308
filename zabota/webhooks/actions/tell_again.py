from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.webhooks.actions.tell import tell_later
from zabota.webhooks.models import Telling, Webhook


@transaction.atomic
def tell_again(telling: Telling, *, by: User) -> Telling:
    """Once more, under its old key, with new patience; also what was taken before."""
    kept = Telling.objects.select_for_update().get(id=telling.id)
    if kept.webhook.switched_off_at:
        raise Refused(_("Switch it on first."))
    kept.told_at = kept.given_up_at = kept.next_try_at = None
    kept.patient_from = timezone.now()
    kept.save(update_fields=["told_at", "given_up_at", "next_try_at", "patient_from"])
    Webhook.objects.filter(id=kept.webhook_id).update(paused_until=None)
    tell_later.defer(webhook_id=kept.webhook_id)
    return kept
