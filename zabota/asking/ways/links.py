from django.utils.translation import gettext_lazy as _

from zabota.asking.way import AskingWay, State, asking_ways
from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.feedback.models import Way


@asking_ways.register
class ByLink(AskingWay):
    name = "links"
    label = _("SMS and messengers")
    more = _("A short link in the conversation, by the channel in which the customer writes.")
    icon = "device-mobile"
    ways = (Way.SMS, Way.LINK)
    order = 60

    def state(self, user: User) -> State:
        kinds = sorted(set(Inbox.objects.switched_on().values_list("kind", flat=True)) - {"email", "form"})
        return State(", ".join(kinds) or _("no channel for it yet"), bool(kinds))
