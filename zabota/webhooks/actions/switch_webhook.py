from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from zabota.channels.actions.provide_staff_inbox import provide_staff_inbox
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.company.models import User
from zabota.webhooks.models import Webhook
from zabota.webhooks.subscriptions import wanted


@transaction.atomic
def switch_webhook(webhook: Webhook, *, on: bool, by: User) -> None:
    """Switch it on or off. What happens while it is off is never told; what waited is told afterwards."""
    kept = Webhook.objects.select_for_update().get(id=webhook.id)
    if on == (kept.switched_off_at is None):
        return
    _set(kept, None if on else Webhook.Because.ASKED)


def switch_off(webhook: Webhook, because: Webhook.Because) -> None:
    """By itself, within the caller's transaction; its owner is told by mail."""
    if webhook.switched_off_at is not None:
        return
    _set(webhook, because)
    with translation.override(webhook.owner.language):
        queue_dispatch(
            inbox=provide_staff_inbox(),
            to=webhook.owner.email,
            to_name=webhook.owner.name,
            subject=_("The webhook %(name)s is switched off") % {"name": webhook.name},
            body="\n\n".join(
                [
                    _("Other systems are no longer told: %(why)s.") % {"why": because.label},
                    webhook.url,
                    _("Look at it and switch it on again here:"),
                    settings.SITE_URL + reverse("webhooks:webhook", args=[webhook.id]),
                ]
            ),
            about=f"webhook-{webhook.id}",
            is_automatic=True,
        )


def _set(webhook: Webhook, because: Webhook.Because | None) -> None:
    webhook.switched_off_at = timezone.now() if because else None
    webhook.switched_off_because = because or ""
    webhook.failures, webhook.failing_since, webhook.paused_until = 0, None, None
    webhook.save()
    wanted.forget()
    transaction.on_commit(wanted.forget)
