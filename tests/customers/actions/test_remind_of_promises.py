from datetime import timedelta

from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.actions.remind_of_promises import remind_of_promises


def test_the_owner_is_reminded_once_of_what_falls_due_soon(alice, nina, oleg):
    now = timezone.now()
    soon = make_promise(alice, "Call", due_at=now + timedelta(hours=3), owner=oleg, by=nina)
    make_promise(alice, "Write", due_at=now + timedelta(hours=30), owner=oleg, by=nina)
    keep_promise(make_promise(alice, "Done", due_at=now + timedelta(hours=1), owner=oleg, by=nina), by=oleg)
    assert (remind_of_promises(), remind_of_promises()) == (1, 0)
    told = EventRecord.objects.get(name="PromiseDueSoon")
    assert (told.values["promise_id"], told.values["user_ids"]) == (soon.id, [oleg.id])
