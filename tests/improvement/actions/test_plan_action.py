import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.improvement.actions.plan_action import plan_action


def test_an_action_names_what_changes_where_and_when(action, network):
    assert action.verdict == "too_early"
    assert set(action.branches.all()) == set(network[:2])
    assert EventRecord.objects.filter(name="CorrectiveActionPlanned").count() == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"procedure_after": " "}, "from now on"),
        ({"procedure_before": "Стулья", "procedure_after": "Стулья "}, "same"),
        ({"months": 2}, "3 to 6"),
    ],
)
def test_one_that_changes_nothing_or_cannot_be_measured_is_refused(cause, oleg, changed, told):
    about = {
        "owner": oleg,
        "by": oleg,
        "procedure_after": "Восемь стульев",
        "starts_on": timezone.localdate(),
    }
    with pytest.raises(Refused, match=told):
        plan_action(cause, "Стулья", **{**about, **changed})
