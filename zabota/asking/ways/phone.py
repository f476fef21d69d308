from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zabota.asking.models import Call
from zabota.asking.way import AskingWay, State, asking_ways
from zabota.company.models import User
from zabota.feedback.models import Way


@asking_ways.register
class ByTelephone(AskingWay):
    name = "phone"
    label = _("Telephone interview")
    more = _("A list of customers, a script, answers typed in while they speak.")
    icon = "phone-call"
    ways = (Way.PHONE,)
    url_name = "asking:call_lists"
    permission = "asking.call"
    order = 40

    def state(self, user: User) -> State:
        count = Call.objects.visible_to(user).filter(call_list__ended_at=None, outcome="").count()
        return State(
            ngettext("%(n)d customer to call", "%(n)d customers to call", count) % {"n": count}, True
        )
