from zabota.push.models.device import Device
from zabota.push.models.push import Push

__all__ = ["Device", "Push"]
