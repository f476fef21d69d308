from datetime import date

import pytest

from zabota.core.errors import Refused
from zabota.orders.actions.save_maker import save_maker


def test_a_maker_authorises_us_or_not(dan):
    until = date(2030, 1, 1)
    assert save_maker(None, name="Bosch", is_authorised=True, authorised_until=until, by=dan).authorised_until
    other = save_maker(None, name="Ноунейм", is_authorised=False, authorised_until=until, by=dan)
    assert other.authorised_until is None
    with pytest.raises(Refused):
        save_maker(None, name="Bosch", is_authorised=False, by=dan)
