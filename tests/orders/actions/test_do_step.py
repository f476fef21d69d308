import pytest

from tests.orders.conftest import paper_file, photo, show, step_at
from zabota.core.errors import Refused
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.call_off import call_off
from zabota.orders.actions.do_step import do_step


def test_step_by_step_with_evidence_the_plan_is_carried_out(plan, nina):
    for position in (1, 2, 3):
        step = step_at(plan, position)
        assert step.is_current
        show(step, nina)
        do_step(step, by=nina, remark=" готово ")
    plan.refresh_from_db()
    assert plan.finished_at and step.remark == "готово" and step.done_by == nina


def test_not_before_its_turn(plan, nina):
    later = step_at(plan, 2)
    attach_evidence(later, [paper_file()], by=nina)
    with pytest.raises(Refused, match="First comes “Выяснить”"):
        do_step(later, by=nina)
    later.refresh_from_db()
    assert later.done_at is None


def test_a_text_is_no_photo_and_nothing_is_no_document(plan, nina):
    do_step(step_at(plan, 1), by=nina)
    with pytest.raises(Refused, match="document"):
        do_step(step_at(plan, 2), by=nina)
    attach_evidence(step_at(plan, 2), [photo()], by=nina)
    do_step(step_at(plan, 2), by=nina)
    attach_evidence(step_at(plan, 3), [paper_file()], by=nina)
    with pytest.raises(Refused, match="photo"):
        do_step(step_at(plan, 3), by=nina)


def test_twice_counts_once_and_what_was_called_off_is_over(plan, nina):
    first = step_at(plan, 1)
    do_step(first, by=nina)
    done_at = first.done_at
    do_step(first, by=nina)
    assert first.done_at == done_at
    call_off(plan, "customer", note="Передумала", by=nina)
    with pytest.raises(Refused, match="called off"):
        do_step(step_at(plan, 2), by=nina)


def test_the_department_s_head_does_it_and_a_stranger_does_not(plan, nina, oleg, pavel):
    do_step(step_at(plan, 1), by=nina)
    with pytest.raises(Refused, match="not yours"):
        show(step_at(plan, 2), pavel)
    step = step_at(plan, 2)
    show(step, oleg)
    do_step(step, by=oleg)
    assert step.done_by == oleg
