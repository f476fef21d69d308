from zabota.answers.actions.retire import retire
from zabota.answers.models import SavedReply


def test_what_is_retired_is_offered_no_more_and_can_come_back(hours_reply):
    retire(hours_reply)
    first = hours_reply.retired_at
    retire(hours_reply)
    assert hours_reply.retired_at == first and not SavedReply.objects.in_use().exists()
    retire(hours_reply, False)
    assert SavedReply.objects.in_use().get() == hours_reply
