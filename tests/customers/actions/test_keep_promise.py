from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.actions.break_promise import break_promise
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.models import Promise


@pytest.fixture
def promise(alice, nina):
    return make_promise(
        alice, "Send the bill", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina
    )


def test_a_promise_kept_in_time(promise, nina):
    keep_promise(promise, by=nina)
    keep_promise(promise, by=nina)
    assert [*Promise.objects.kept_in_time()] == [promise]
    assert not promise.was_late
    assert EventRecord.objects.filter(name="PromiseKept").count() == 1


def test_a_promise_kept_after_its_moment_is_late(promise, nina):
    with time_machine.travel(promise.due_at + timedelta(minutes=1)):
        keep_promise(promise, by=nina)
    assert promise.was_late
    assert [*Promise.objects.kept_late()] == [promise]


def test_a_broken_promise_is_not_kept_any_more(promise, nina):
    break_promise(promise, because="No paper", by=nina)
    with pytest.raises(Refused, match="broken"):
        keep_promise(promise, by=nina)
