from datetime import date

import pytest

from zabota.core.errors import Refused
from zabota.reading.actions.settle_alarm import settle_alarm
from zabota.reading.models import Alarm


def test_the_first_finding_stands_and_later_ones_are_added(central, nina, dan):
    alarm = Alarm.objects.create(branch=central, on=date(2026, 3, 1), count=9, n=10, usual=0.2, chance=1e-6)
    with pytest.raises(Refused):
        settle_alarm(alarm, "  ", by=nina)
    settle_alarm(alarm, "Не было света", by=nina)
    settle_alarm(alarm, "Не было света", by=dan)
    settle_alarm(alarm, "Авария на подстанции", by=dan)
    assert alarm.settled_by == nina and alarm.cause == "Не было света\nАвария на подстанции"
    assert not Alarm.objects.open().exists()
