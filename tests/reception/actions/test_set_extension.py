import pytest

from zabota.core.errors import Refused
from zabota.reception.actions.set_extension import set_extension
from zabota.reception.models import Extension


def test_a_number_is_at_one_desk(nina, lena, oleg):
    set_extension(nina, " 101 ", by=oleg)
    set_extension(nina, "102", by=oleg)
    with pytest.raises(Refused, match="Nina"):
        set_extension(lena, "102", by=oleg)
    assert list(Extension.objects.values_list("user__name", "number")) == [("Nina", "102")]
    assert set_extension(nina, "", by=oleg) is None
    assert set_extension(lena, "102", by=oleg).user == lena
