import pytest

from zabota.asking.actions.close_batch import close_batch
from zabota.asking.actions.type_sheet import type_sheet
from zabota.core.errors import Refused


def test_a_batch_closes_when_nothing_waits_and_then_takes_nothing(batch, nina, oleg, cashier):
    type_sheet(batch, {cashier.id: (9, "")}, by=nina)
    with pytest.raises(Refused):
        close_batch(batch)
    type_sheet(batch, {cashier.id: (9, "")}, by=oleg, number=1)
    close_batch(batch)
    assert batch.closed_at
    with pytest.raises(Refused):
        type_sheet(batch, {cashier.id: (9, "")}, by=nina)
