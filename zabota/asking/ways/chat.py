from django.utils.translation import gettext_lazy as _

from zabota.asking.way import AskingWay, State, asking_ways
from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.feedback.models import Way


@asking_ways.register
class InChat(AskingWay):
    name = "chat"
    label = _("In the chat")
    more = _("When a conversation ends, the chat window itself asks for the marks.")
    icon = "message-circle-question"
    ways = (Way.CHAT,)
    order = 70

    def state(self, user: User) -> State:
        is_there = Inbox.objects.switched_on().filter(kind="chat").exists()
        return State(_("the chat asks") if is_there else _("no chat on your site yet"), is_there)
