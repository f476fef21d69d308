from datetime import timedelta

from tests.desk.conftest import MONDAY
from zabota.desk.actions.recount import recount
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation


def test_the_line_is_worked_out_from_what_was_said(asked, nina):
    reply(asked, by=nina, text="Yes", at=MONDAY + timedelta(hours=1))
    Conversation.objects.update(message_count=9, preview="?", waiting_since=MONDAY, first_answered_at=None)
    asked.refresh_from_db()
    recount(asked)
    assert (asked.message_count, asked.preview, asked.waiting_since) == (2, "Yes", None)
    assert asked.first_answered_at == MONDAY + timedelta(hours=1)
