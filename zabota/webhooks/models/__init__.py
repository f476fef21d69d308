from zabota.webhooks.models.telling import Telling
from zabota.webhooks.models.webhook import Webhook

__all__ = ["Telling", "Webhook"]
