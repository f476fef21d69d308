import pytest

from tests.orders.conftest import show, step_at
from zabota.core.errors import Refused
from zabota.desk.actions.resolve import resolve
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.send_back import send_back


def carry_out(plan, by) -> None:
    for position in (1, 2, 3):
        step = step_at(plan, position)
        if step.done_at is None:
            show(step, by)
            do_step(step, by=by)


def test_what_was_wrong_and_all_after_it_is_done_again_with_new_evidence(plan, talk, nina, oleg):
    carry_out(plan, nina)
    send_back(step_at(plan, 2), because="Нет печати", by=oleg)
    plan.refresh_from_db()
    assert plan.finished_at is None and step_at(plan, 1).done_at and step_at(plan, 2).is_current
    with pytest.raises(Refused, match="document"):
        do_step(step_at(plan, 2), by=nina)
    with pytest.raises(Refused, match="Подписать"):
        resolve(talk, by=nina, outcome="done")
    carry_out(plan, nina)
    resolve(talk, by=nina, outcome="done")


def test_nina_may_not_and_a_reason_is_needed(plan, nina, oleg):
    do_step(step_at(plan, 1), by=nina)
    with pytest.raises(Refused):
        send_back(step_at(plan, 1), because="Не то", by=nina)
    with pytest.raises(Refused, match="what was not right"):
        send_back(step_at(plan, 1), because=" ", by=oleg)


def test_after_the_end_the_talk_is_opened_first(plan, talk, nina, oleg):
    carry_out(plan, nina)
    resolve(talk, by=nina, outcome="done")
    with pytest.raises(Refused, match="open it again"):
        send_back(step_at(plan, 1), because="Не то", by=oleg)
