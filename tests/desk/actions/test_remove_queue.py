import pytest

from zabota.core.errors import Refused
from zabota.desk.actions.remove_queue import remove_queue
from zabota.desk.actions.save_queue import save_queue
from zabota.desk.models import Queue


def test_ones_own_goes_and_a_shared_one_wants_leave(nina, oleg):
    own, shared = (save_queue(by=oleg, name="x", filters={}, shared=shared) for shared in (False, True))
    for queue in (own, shared):
        with pytest.raises(Refused):
            remove_queue(queue, by=nina)
        remove_queue(queue, by=oleg)
    assert not Queue.objects.exists()
