from django.utils import timezone

from zabota.channels.actions.provide_inbox import provide_inbox
from zabota.desk.models import Conversation
from zabota.reception.actions.file_call import file_call
from zabota.reception.models import Call


def test_a_call_is_filed_once(central, vera, nina):
    now = timezone.now()
    call = Call.objects.create(
        inbox=provide_inbox("phone", central),
        external_id="1",
        number="069123456",
        customer=vera,
        answered_at=now,
    )
    file_call(call)
    file_call(call)
    assert Conversation.objects.get().message_count == 2
    assert call.conversation.customer == vera and call.conversation.assignee is None
