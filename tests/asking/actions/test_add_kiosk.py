import pytest

from zabota.asking.actions.add_kiosk import add_kiosk
from zabota.core.errors import Refused


def test_a_kiosk_is_opened_by_its_own_key(kiosk, north, survey, central):
    other = add_kiosk(north, "У выхода", survey, "marks")
    assert kiosk.is_opened_by(kiosk.token) and not kiosk.is_opened_by(other.token)
    with pytest.raises(Refused):
        add_kiosk(central, "У выхода", survey)
