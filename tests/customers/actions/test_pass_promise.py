from datetime import timedelta

from django.utils import timezone

from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.actions.pass_promise import pass_promise


def test_a_promise_is_seen_to_by_another_until_it_is_kept(alice, nina, oleg, irina):
    promise = make_promise(
        alice, "Позвонить", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina
    )
    pass_promise(promise, oleg, by=nina)
    pass_promise(promise, oleg, by=nina)
    promise.refresh_from_db()
    assert promise.owner == oleg and promise.is_open
    keep_promise(promise, by=oleg)
    pass_promise(promise, irina, by=nina)
    promise.refresh_from_db()
    assert promise.owner == oleg
