import pytest

from zabota.core.errors import Refused
from zabota.orders.actions.retire_type import retire_type
from zabota.orders.models import RequestType


def test_a_retired_type_is_out_of_use_and_its_plans_go_on(plan, paper, dan, nina):
    with pytest.raises(Refused):
        retire_type(paper, by=nina)
    retire_type(paper, by=dan)
    retire_type(paper, by=dan)
    assert not RequestType.objects.in_use().exists() and plan.is_running
