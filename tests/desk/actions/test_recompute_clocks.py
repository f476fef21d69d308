from datetime import timedelta

from tests.desk.conftest import MONDAY, say
from zabota.company.hours import forget_hours
from zabota.company.models import Holiday
from zabota.desk.actions.recompute_clocks import recompute_clocks
from zabota.desk.actions.reply import reply


def test_a_new_holiday_moves_what_is_due(alice, mail_inbox, central, limits):
    conversation = say(mail_inbox).conversation
    Holiday.objects.create(branch=central, on=MONDAY.date(), name="Ziua porților")
    forget_hours()
    assert recompute_clocks() == 2
    conversation.refresh_from_db()
    assert conversation.due_at == MONDAY + timedelta(hours=24)  # Tuesday at ten
    assert recompute_clocks() == 0


def test_pauses_are_kept(alice, mail_inbox, nina, limits):
    conversation = say(mail_inbox).conversation
    reply(conversation, by=nina, text="Which?", at=MONDAY + timedelta(hours=1))
    say(mail_inbox, conversation_ids=(conversation.id,), at=MONDAY + timedelta(hours=2))
    before = conversation.clocks.get(limit="resolution").due_at
    assert recompute_clocks() == 0
    assert conversation.clocks.get(limit="resolution").due_at == before
