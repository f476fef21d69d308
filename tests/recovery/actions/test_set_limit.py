from decimal import Decimal

import pytest

from zabota.company.models import Role
from zabota.core.errors import Refused
from zabota.recovery.actions.set_limit import set_limit
from zabota.recovery.money import limit_of


def test_a_role_s_limit_is_set_changed_and_taken_away(nina):
    role = Role.objects.get(key="desk_specialist")
    set_limit(role, Decimal(100))
    set_limit(role, Decimal("150.50"))
    assert limit_of(nina) == Decimal("150.50")
    set_limit(role, None)
    assert limit_of(nina) == 0


def test_a_limit_below_nothing_is_refused(nina):
    with pytest.raises(Refused):
        set_limit(Role.objects.get(key="desk_specialist"), Decimal(-1))
