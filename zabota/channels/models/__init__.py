from zabota.channels.models.delivery import Delivery
from zabota.channels.models.dispatch import Dispatch
from zabota.channels.models.inbox import Inbox

__all__ = ["Delivery", "Dispatch", "Inbox"]
