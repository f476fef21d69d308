from datetime import timedelta

from django.utils import timezone

from tests.desk.conftest import say
from zabota.answers.deeds import Deeds
from zabota.desk.actions.assign import assign
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation, Message
from zabota.rules.actions.save_rule import save_rule
from zabota.rules.conditions import Conditions
from zabota.rules.history import history_of


def try_out(user, trigger, **asks):
    rule = save_rule(
        None, name=f"{trigger}{asks}", trigger=trigger, conditions=Conditions(**asks), deeds=Deeds(note="x")
    )
    told = history_of(rule, user)
    return told.looked_at, told.moments, {conversation.id for conversation in told.would}


def test_it_finds_what_the_rule_would_have_acted_on(mail_inbox, nina, vera, alice, db):
    now = timezone.now()
    refund = say(
        mail_inbox, at=now - timedelta(days=2), sender="vera@example.com", text="Оформите возврат заказов"
    )
    other = say(mail_inbox, at=now - timedelta(days=1), text="Cât costă livrarea?")
    old = say(mail_inbox, at=now - timedelta(days=40), sender="old@example.com", text="Возврат!")
    Conversation.objects.filter(id=old.conversation_id).update(last_message_at=now - timedelta(days=40))
    both = {refund.conversation_id, other.conversation_id}
    assert try_out(nina, "received", words="возвраты") == (2, 2, {refund.conversation_id})
    assert try_out(nina, "opened", words="livrare, доставка") == (2, 2, {other.conversation_id})
    assert try_out(nina, "opened") == (2, 2, both)
    assert try_out(nina, "replied") == (2, 0, set())
    reply(refund.conversation, by=nina, text="Вернём в пятницу.")
    assign(other.conversation, nina, by=nina)
    assert try_out(nina, "replied", words="пятница") == (2, 1, {refund.conversation_id})
    assert try_out(nina, "assigned") == (2, 1, {other.conversation_id})
    assert try_out(nina, "opened", only_unassigned=True) == (2, 1, {refund.conversation_id})
    assert Message.objects.filter(author="automatic", text="x").count() == 0


def test_other_branches_are_not_looked_at(asked, pavel):
    assert try_out(pavel, "opened") == (0, 0, set())
