from zabota.channels.models.delivery import Delivery
from zabota.channels.models.dispatch import Dispatch
from zabota.channels.models.enclosure import Enclosure
from zabota.channels.models.inbox import Inbox
from zabota.channels.models.parcel import Parcel
from zabota.channels.models.reach import Reach

__all__ = ["Delivery", "Dispatch", "Enclosure", "Inbox", "Parcel", "Reach"]
