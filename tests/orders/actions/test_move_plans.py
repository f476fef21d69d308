import pytest

from tests.orders.conftest import talk_with
from zabota.core.errors import Refused
from zabota.desk.actions.merge import merge
from zabota.desk.actions.resolve import resolve
from zabota.desk.actions.unmerge import unmerge
from zabota.orders.models import ActionPlan


def at(plan: ActionPlan) -> int:
    plan.refresh_from_db()
    return plan.conversation_id


def test_a_plan_goes_along_with_a_merge_and_comes_back(plan, talk, nina, mail_inbox, vera, central):
    other = talk_with(vera, mail_inbox, central)
    resolve(other, by=nina, outcome="done")
    done = merge(other, talk, by=nina)
    other.refresh_from_db()
    assert at(plan) == other.id and not other.is_resolved
    with pytest.raises(Refused, match="not finished"):
        resolve(other, by=nina, outcome="done")
    unmerge(done, by=nina)
    assert at(plan) == talk.id


def test_two_merges_one_after_the_other_come_back_together(plan, talk, nina, mail_inbox, vera, central):
    second, third = (talk_with(vera, mail_inbox, central) for _number in range(2))
    merge(second, talk, by=nina)
    outer = merge(third, second, by=nina)
    assert at(plan) == third.id
    unmerge(outer, by=nina)
    assert at(plan) == second.id
