import pytest

from zabota.core.errors import Refused
from zabota.desk.actions.save_queue import save_queue
from zabota.desk.queues import as_queue, queue_named


def test_a_queue_of_ones_own(asked, nina, oleg):
    queue = as_queue(save_queue(by=nina, name="По-русски", filters={"language": "en", "assignee": "nobody"}))
    assert list(queue.conversations(nina)) == [asked]
    assert queue_named(queue.name, oleg) is None


def test_a_queue_for_all_wants_leave(nina, oleg):
    with pytest.raises(Refused):
        save_queue(by=nina, name="x", filters={}, shared=True)
    assert save_queue(by=oleg, name="x", filters={}, shared=True).user is None


@pytest.mark.parametrize(
    "filters", [{"customer__note": "x"}, {"branch": "1 or 1"}, {"state": "?"}, {"assignee": {}}]
)
def test_it_asks_only_what_is_on_the_list(nina, filters):
    with pytest.raises(Refused):
        save_queue(by=nina, name="x", filters=filters)
