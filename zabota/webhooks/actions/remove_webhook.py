from django.db import transaction

from zabota.company.models import User
from zabota.webhooks.models import Webhook
from zabota.webhooks.subscriptions import wanted


@transaction.atomic
def remove_webhook(webhook: Webhook, *, by: User) -> None:
    """For good, with the list of what it was told."""
    webhook.delete()
    wanted.forget()
    transaction.on_commit(wanted.forget)
