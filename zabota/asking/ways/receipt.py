from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zabota.asking.models import Till
from zabota.asking.way import AskingWay, State, asking_ways
from zabota.company.models import User
from zabota.feedback.models import Way


@asking_ways.register
class OnReceipt(AskingWay):
    name = "receipt"
    label = _("QR code on the receipt")
    more = _("The till signs a link by itself: branch, till, receipt, time. One answer a receipt.")
    icon = "qrcode"
    ways = (Way.RECEIPT,)
    url_name = "asking:tills"
    permission = "asking.see"
    order = 10

    def state(self, user: User) -> State:
        count = Till.objects.visible_to(user).filter(switched_off_at=None).count()
        return State(ngettext("%(n)d till", "%(n)d tills", count) % {"n": count}, count > 0)
