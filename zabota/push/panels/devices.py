from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.push.models import Device


@panels.register
class Devices(Panel):
    """Beside the sign-ins: which of them are notified."""

    name = "push.devices"
    place = "sessions"
    template = "push/panels/devices.html"

    def context(self, subject: User, user: User) -> dict[str, Any]:
        return {"devices": list(Device.objects.visible_to(user).filter(user=subject))}
