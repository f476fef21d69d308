import pytest

from zabota.core.errors import Refused
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.retire_touchpoint import retire_touchpoint
from zabota.feedback.models import Touchpoint


def test_a_touchpoint_has_stage_branch_owner_and_names(north, relations):
    added = add_touchpoint(
        "Receipt", "buying", names={"ru": "Чек"}, kind="paper", branch=north, department=relations, order=5
    )
    kept = Touchpoint.objects.get(id=added.id)
    assert (kept.stage, kept.branch, kept.department, kept.kind, kept.order) == (
        "buying",
        north,
        relations,
        "paper",
        5,
    )
    assert kept.name_in("ru") == "Чек" and kept.name_in("ro") == "Receipt"


def test_the_same_touchpoint_twice_is_refused_per_branch(reception, north):
    with pytest.raises(Refused, match="already"):
        add_touchpoint("Reception", "arriving")
    assert add_touchpoint("Reception", "arriving", branch=north) != reception


def test_one_that_was_retired_comes_back_with_its_series(reception):
    retire_touchpoint(reception)
    back = add_touchpoint("Reception", "choosing", names={"ro": "Ghișeul"})
    assert back == reception and back.retired_at is None and back.stage == "choosing"


def test_a_hundred_touchpoints_are_no_trouble(db):
    for number in range(100):
        add_touchpoint(f"Touchpoint {number}", "arriving")
    assert Touchpoint.objects.in_use().count() == 100
