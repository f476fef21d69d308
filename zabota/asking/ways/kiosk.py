from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zabota.asking.models import Kiosk
from zabota.asking.way import AskingWay, State, asking_ways
from zabota.company.models import User
from zabota.feedback.models import Way


@asking_ways.register
class AtKiosk(AskingWay):
    name = "kiosk"
    label = _("Kiosk")
    more = _("A tablet at the exit. It keeps answers while the network is away.")
    icon = "device-mobile"
    ways = (Way.KIOSK,)
    url_name = "asking:kiosks"
    permission = "asking.see"
    order = 30

    def state(self, user: User) -> State:
        count = Kiosk.objects.visible_to(user).filter(switched_off_at=None).count()
        return State(ngettext("%(n)d kiosk", "%(n)d kiosks", count) % {"n": count}, count > 0)
