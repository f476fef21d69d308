from datetime import date

import pytest

from zabota.core.errors import Refused
from zabota.stakes.actions.set_goal import set_goal

ABOUT = {
    "baseline_from": date(2026, 1, 1),
    "baseline_until": date(2026, 4, 1),
    "due_on": date(2026, 12, 1),
    "by": None,
}


def test_complaints_are_to_be_halved_by_a_day(db):
    goal = set_goal("complaints", **ABOUT)
    assert (goal.share, goal.measure) == (0.5, "complaints")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"baseline_until": date(2026, 1, 20)}, "four weeks"),
        ({"due_on": date(2026, 3, 1)}, "after its baseline"),
        ({"share": 1.0}, "share"),
    ],
)
def test_what_cannot_be_measured_is_no_goal(db, changed, told):
    with pytest.raises(Refused, match=told):
        set_goal("complaints", **{**ABOUT, **changed})
    with pytest.raises(Refused, match="measure"):
        set_goal("luck", **ABOUT)
