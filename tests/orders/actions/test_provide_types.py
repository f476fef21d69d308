import pytest

from zabota.orders.actions.provide_types import provide_types
from zabota.orders.models import RequestType
from zabota.orders.presets import PRESETS


@pytest.mark.parametrize("profile", PRESETS)
def test_a_sector_s_types_are_taken_over_once(db, profile):
    made = provide_types(profile, by=None)
    assert made and all(one.steps.exists() for one in made)
    assert provide_types(profile, by=None) == []
    assert RequestType.objects.count() == len(made)
