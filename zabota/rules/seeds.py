"""Two rules of a demo company: one acts, the other waits for its test to be looked at."""

from datetime import datetime

from django.utils.translation import gettext as _

from zabota.answers.deeds import Deeds
from zabota.answers.models import SavedReply
from zabota.desk.events import MessageReceived, told_of
from zabota.desk.models import Conversation, Message
from zabota.rules.actions.run_rules import run_rules
from zabota.rules.actions.save_rule import save_rule
from zabota.rules.actions.switch_rule import switch_rule
from zabota.rules.conditions import Conditions

ANGRY = "жалоба, верните деньги, счёт, plângere, rambursare, banii înapoi, factura, complaint, refund"
MOST_ACTED_ON = 12


def seed_rules(replies: dict[str, SavedReply], now: datetime) -> None:
    """The first one has acted on the newest conversations already."""
    money = save_rule(
        None,
        name=_("Money: look today"),
        order=10,
        trigger="received",
        conditions=Conditions(words=ANGRY),
        deeds=Deeds(note=_("It is about money: answer today, with a sum and a day.")),
    )
    switch_rule(money, True, seen=money.print)
    save_rule(
        None,
        name=_("Night: say when we open"),
        order=20,
        trigger="opened",
        conditions=Conditions(words="открыты, работаете, program, deschis, open", only_unassigned=True),
        deeds=Deeds(reply=replies["hours"].pk),
    )
    talks = Conversation.objects.open().order_by("-last_message_at")[: MOST_ACTED_ON * 3]
    for talk in talks:
        message = talk.messages.filter(author=Message.Author.CUSTOMER).order_by("-id").first()
        if message is not None:
            run_rules(
                MessageReceived(**told_of(talk), message_id=message.pk), key=f"seed-{message.pk}", at=now
            )
