import pytest

from zabota.asking.actions.settle_sheet import settle_sheet
from zabota.asking.actions.type_sheet import type_sheet
from zabota.core.errors import Refused
from zabota.feedback.models import Response


@pytest.mark.parametrize(("takes_second", "counted"), [(False, 9), (True, 6)])
def test_where_two_read_differently_a_third_look_decides(batch, nina, oleg, cashier, takes_second, counted):
    type_sheet(batch, {cashier.id: (9, "")}, by=nina)
    sheet = type_sheet(batch, {cashier.id: (6, "")}, by=oleg, number=1)
    assert sheet.differs and not Response.objects.exists()
    settle_sheet(sheet, takes_second=takes_second)
    assert Response.objects.get().lowest == counted
    with pytest.raises(Refused):
        settle_sheet(sheet, takes_second=True)
