from zabota.push.actions.plan_push import plan_push
from zabota.push.actions.send_push import send_push
from zabota.push.models import Push


def test_what_was_sent_is_not_sent_again(notified, service, asked, nina):
    asked.assignee = nina
    asked.save()
    notified(nina)
    plan_push(nina.id, "given", asked.id, "given-1")
    push = Push.objects.get()
    for _time in range(2):
        send_push(push.id)
    assert len(service.asked) == 1
    send_push(push.id + 1)
