from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.webhooks.actions.tell import tell
from zabota.webhooks.message import TRIAL
from zabota.webhooks.models import Telling, Webhook


def try_webhook(webhook: Webhook, *, by: User) -> Telling:
    """Tell it something that says nothing, at once and only once; the answer stands on what is returned."""
    if webhook.switched_off_at:
        raise Refused(_("Switch it on first."))
    Webhook.objects.filter(id=webhook.id).update(paused_until=None)
    made = Telling.objects.create(webhook=webhook, happening=TRIAL, patient_from=timezone.now())
    tell(webhook.id)
    made.refresh_from_db()
    return made
