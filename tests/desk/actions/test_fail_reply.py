from tests.desk.conftest import MONDAY
from zabota.core.models import EventRecord
from zabota.desk.actions.fail_reply import fail_reply
from zabota.desk.actions.reply import reply


def test_an_answer_that_did_not_arrive_makes_the_customer_wait_again(asked, nina):
    message = reply(asked, by=nina, text="Yes")
    fail_reply(message.dispatch_id, problem="No such mailbox", at=MONDAY)
    asked.refresh_from_db()
    assert asked.reply_failed_at == asked.waiting_since == MONDAY
    assert EventRecord.objects.get(name="ReplyFailed").values["problem"] == "No such mailbox"


def test_the_next_answer_clears_the_mark(asked, nina):
    fail_reply(reply(asked, by=nina, text="Yes").dispatch_id, problem="?")
    reply(asked, by=nina, text="By another way")
    asked.refresh_from_db()
    assert asked.reply_failed_at is None


def test_what_is_no_message_of_a_conversation_is_left_alone(db):
    assert fail_reply(999_999, problem="?") is None
