from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.stakes.actions.record_leaving import record_leaving
from zabota.stakes.actions.record_return import record_return


def test_who_comes_back_stays_in_the_figures_of_that_time(alice, nina):
    today = timezone.localdate()
    left = record_leaving(alice, today - timedelta(days=30), "waiting", by=nina)
    with pytest.raises(Refused, match="before"):
        record_return(left, today - timedelta(days=31), by=nina)
    record_return(left, today, by=nina)
    record_return(left, today - timedelta(days=1), by=nina)
    assert (left.came_back_on, left.reason) == (today, "waiting")
