from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.customers.actions.break_promise import break_promise
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.models import Promise


@pytest.fixture
def promise(vera, nina):
    return make_promise(vera, "Перезвонить", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina)


def test_a_promise_is_broken_with_its_reason(promise, nina):
    with pytest.raises(Refused, match="why"):
        break_promise(promise, because=" ", by=nina)
    break_promise(promise, because="Деталь не пришла", by=nina)
    break_promise(promise, because="again", by=nina)
    assert Promise.objects.broken().get().broken_because == "Деталь не пришла"


def test_a_kept_promise_is_not_broken_any_more(promise, nina):
    keep_promise(promise, by=nina)
    with pytest.raises(Refused, match="kept"):
        break_promise(promise, because="late", by=nina)
