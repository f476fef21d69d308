import pytest

from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.models import Conversation


def test_what_a_customer_said_waits_for_an_answer(alice, mail_inbox, nina, limits):
    conversation = open_conversation(
        inbox=mail_inbox, customer=alice, subject="By phone", text="Sună mâine", by=nina, from_customer=True
    )
    assert conversation.waiting_since and conversation.due_at
    assert conversation.address == "alice@example.com"
    assert conversation.clocks.count() == 2
    assert not Dispatch.objects.exists()


def test_what_we_write_first_is_sent_and_starts_no_clock(alice, mail_inbox, nina, limits):
    conversation = open_conversation(
        inbox=mail_inbox, customer=alice, subject="Your order", text="It is here", by=nina
    )
    assert (conversation.opened_by, conversation.assignee) == (nina, nina)
    assert conversation.waiting_since is None and conversation.clocks.count() == 0
    assert conversation.first_answered_at is None
    assert Dispatch.objects.get().subject == "Your order"


@pytest.mark.parametrize("from_customer", [True, False])
def test_the_same_request_again_makes_nothing(alice, mail_inbox, nina, from_customer):
    asked = {"inbox": mail_inbox, "customer": alice, "text": "Hi", "by": nina, "from_customer": from_customer}
    first = open_conversation(**asked, request_key="call-1")
    assert open_conversation(**asked, request_key="call-1") == first
    assert open_conversation(**asked, request_key="call-2") != first
    assert Conversation.objects.count() == 2


def test_another_branch_does_not_get_the_inboxes_team(alice, mail_inbox, nina, north, irina):
    conversation = open_conversation(
        inbox=mail_inbox, customer=alice, text="Hi", by=irina, branch=north, from_customer=True
    )
    assert (conversation.branch, conversation.team) == (north, None)


def test_an_empty_one_is_refused_and_leaves_nothing(alice, mail_inbox, nina):
    with pytest.raises(Refused):
        open_conversation(inbox=mail_inbox, customer=alice, text=" ", by=nina)
    assert not EventRecord.objects.filter(name="ConversationOpened").exists()


def test_we_cannot_write_first_where_we_may_not_look(bob, mail_inbox, pavel):
    with pytest.raises(Refused):
        open_conversation(
            inbox=mail_inbox, customer=bob, text="Hi", by=pavel, branch=mail_inbox.branch, from_customer=True
        )
