from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zabota.asking.models import Voucher
from zabota.asking.way import AskingWay, State, asking_ways
from zabota.company.models import User
from zabota.feedback.models import Way


@asking_ways.register
class Smileys(AskingWay):
    name = "smileys"
    label = _("Smileys on the receipt")
    more = _("Five faces; the dissatisfied get a discount code, the most satisfied may leave a tip.")
    icon = "mood-smile"
    ways = (Way.SMILEY,)
    url_name = "asking:smileys"
    permission = "asking.see"
    order = 20

    def state(self, user: User) -> State:
        count = Voucher.objects.visible_to(user).redeemed().count()
        return State(ngettext("%(n)d code redeemed", "%(n)d codes redeemed", count) % {"n": count}, True)
