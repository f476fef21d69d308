from django.utils.translation import gettext_lazy as _

from zabota.asking.way import AskingWay, State, asking_ways
from zabota.company.models import User
from zabota.feedback.models import Survey, Way


@asking_ways.register
class InTheReply(AskingWay):
    """Asking in the reply and by a message of its own is feedback's; its figures stand beside the others."""

    name = "message"
    label = _("In the reply, or by a message")
    more = _("The message that brings the result also asks how it was.")
    icon = "mail"
    ways = (Way.REPLY, Way.MESSAGE)
    url_name = "feedback:surveys"
    permission = "feedback.see"
    order = 5

    def state(self, user: User) -> State:
        survey = Survey.objects.after_resolution().first()
        return State(survey or _("no survey is asked after a resolution"), survey is not None)
