from datetime import date

import pytest

from zabota.company.actions.add_public_holidays import add_public_holidays
from zabota.company.actions.set_holiday import set_holiday
from zabota.company.models import Holiday
from zabota.core.errors import Refused


def test_new_year_is_among_them_and_a_day_of_our_own_stays(central):
    set_holiday(date(2026, 1, 1), "Дежурный день", branch=central)
    assert add_public_holidays("MD", 2026, branch=central) > 8
    assert Holiday.objects.get(on=date(2026, 1, 1)).name == "Дежурный день"
    assert Holiday.objects.filter(on=date(2026, 8, 31)).exists()


def test_an_unknown_country_is_refused_in_words(central):
    with pytest.raises(Refused):
        add_public_holidays("XX", 2026, branch=central)
