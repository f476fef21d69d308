from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.webhooks.models import Webhook
from zabota.webhooks.models.webhook import new_secret

BOTH_HOLD = timedelta(days=1)


@transaction.atomic
def renew_secret(webhook: Webhook, *, by: User) -> Webhook:
    """A new secret; for a day everything is signed with the former one as well."""
    kept = Webhook.objects.select_for_update().get(id=webhook.id)
    kept.former_secret, kept.former_until = kept.secret, timezone.now() + BOTH_HOLD
    kept.secret = new_secret()
    kept.save(update_fields=["secret", "former_secret", "former_until"])
    return kept
