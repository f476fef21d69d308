from datetime import date

import pytest

from zabota.core.errors import Refused
from zabota.insight.actions.set_target import set_target
from zabota.insight.kpi import kpis
from zabota.insight.models import Target
from zabota.insight.queries import target_for


@pytest.fixture
def kpi():
    return next(iter(kpis)).name


def test_a_branch_has_its_own_target_before_the_companys(central, north, kpi):
    set_target(kpi, 10, from_on=date(2026, 1, 1))
    set_target(kpi, 20, from_on=date(2026, 1, 1), branch=central)
    assert target_for(kpi, central.id, date(2026, 2, 1)) == 20
    assert target_for(kpi, north.id, date(2026, 2, 1)) == 10


def test_a_target_counts_from_its_day_on(db, kpi):
    set_target(kpi, 10, from_on=date(2026, 1, 1))
    set_target(kpi, 30, from_on=date(2026, 3, 1))
    assert target_for(kpi, None, date(2025, 12, 31)) is None
    assert target_for(kpi, None, date(2026, 2, 28)) == 10
    assert target_for(kpi, None, date(2026, 3, 1)) == 30


def test_the_later_word_for_a_day_counts(db, kpi):
    set_target(kpi, 10, from_on=date(2026, 1, 1))
    set_target(kpi, 12, from_on=date(2026, 1, 1))
    assert Target.objects.get().value == 12


def test_a_figure_that_does_not_exist_is_refused(db):
    with pytest.raises(Refused):
        set_target("happiness", 1, from_on=date(2026, 1, 1))
