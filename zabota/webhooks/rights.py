"""What may leave the house: what the webhook's owner may see at this moment, of its branch if it has one."""

from zabota.core.events import Event
from zabota.core.outside import Happening
from zabota.webhooks.models import Webhook


def may_be_told(webhook: Webhook, happening: Happening, event: Event) -> bool:
    """Asked when it happens and again before each try: rights may have been taken away since."""
    if webhook.switched_off_at or not webhook.owner.is_active:
        return False
    if webhook.branch_id and getattr(event, "branch_id", None) != webhook.branch_id:
        return False
    return happening.is_seen_by(webhook.owner, event)
