import pytest

from tests.cast import hire
from tests.orders.conftest import step_at
from zabota.core.errors import Refused
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.hand_step import hand_step
from zabota.orders.models import RequestStep


def test_who_is_handed_a_step_sees_and_does_it_though_the_talk_is_elsewhere(plan, nina, pavel, archive):
    step = step_at(plan, 1)
    assert not RequestStep.objects.visible_to(pavel).exists()
    hand_step(step, department=archive, doer=pavel, by=nina)
    assert [*RequestStep.objects.visible_to(pavel).of(pavel)] == [step]
    do_step(step, by=pavel)
    assert step.done_by == pavel


def test_to_nobody_who_left_and_not_when_it_is_done(plan, nina, central):
    step = step_at(plan, 1)
    gone = hire("Gone", "desk_specialist", central, is_active=False)
    with pytest.raises(Refused, match="does not work here"):
        hand_step(step, department=None, doer=gone, by=nina)
    do_step(step, by=nina)
    with pytest.raises(Refused, match="done already"):
        hand_step(step, department=None, doer=nina, by=nina)
