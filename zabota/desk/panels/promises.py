from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.customers.forms import PromiseForm
from zabota.customers.models import Promise
from zabota.desk.models import Conversation

MOST = 20


@panels.register
class PromisesOfTalk(Panel):
    """What we promised in this conversation, and the way to promise something here."""

    name = "desk.promises"
    place = "conversation"
    template = "desk/panels/promises.html"
    order = 10
    permission = "customers.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        return promises_here(subject, user)


def promises_here(
    conversation: Conversation, user: User, form: PromiseForm | None = None, refused: str = ""
) -> dict[str, Any]:
    made = Promise.objects.visible_to(user).made_in(conversation.id).select_related("owner")
    may_promise = user.may("customers.change") and conversation.merged_into_id is None
    return {
        "number": conversation.id,
        "promises": list(made.order_by("-id")[:MOST]),
        "promise_form": form or (PromiseForm(user=user, auto_id="talk_promise_%s") if may_promise else None),
        "refused": refused,
    }
