from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.models import Promise


def test_a_promise_has_a_moment_and_an_owner_who_is_told(alice, nina, oleg):
    due_at = timezone.now() + timedelta(hours=2)
    promise = make_promise(alice, "Call back", due_at=due_at, owner=oleg, by=nina, about="conversation-7")
    assert [*Promise.objects.visible_to(oleg).open()] == [promise]
    told = EventRecord.objects.get(name="PromiseMade")
    assert (told.values["promise_id"], told.values["user_ids"], told.by_id) == (
        promise.id,
        [oleg.id],
        nina.id,
    )


@pytest.mark.parametrize(("text", "hours"), [(" ", 2), ("Call back", -1)])
def test_without_words_or_in_the_past_there_is_none(alice, nina, text, hours):
    with pytest.raises(Refused):
        make_promise(alice, text, due_at=timezone.now() + timedelta(hours=hours), owner=nina, by=nina)
    assert not Promise.objects.exists()
