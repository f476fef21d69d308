import pytest

from tests.orders.conftest import step_at
from zabota.core.errors import Refused
from zabota.desk.actions.resolve import resolve
from zabota.orders.actions.call_off import call_off
from zabota.orders.actions.do_step import do_step


def test_with_a_reason_it_ends_and_the_outcome_is_not_done(plan, talk, nina):
    call_off(plan, "customer", note="Передумала", by=nina)
    with pytest.raises(Refused, match="say so"):
        resolve(talk, by=nina, outcome="done")
    resolve(talk, by=nina, outcome="not_done", note="Передумала")


def test_one_begun_by_mistake_leaves_no_trace_on_the_outcome(plan, talk, nina):
    call_off(plan, "mistake", note="Не тот вид", by=nina)
    resolve(talk, by=nina, outcome="done")


def test_a_mistake_has_no_done_steps_and_words_are_needed(plan, nina, pavel):
    with pytest.raises(Refused):
        call_off(plan, "customer", note="", by=nina)
    with pytest.raises(Refused):
        call_off(plan, "customer", note="Чужой", by=pavel)
    do_step(step_at(plan, 1), by=nina)
    with pytest.raises(Refused, match="done already"):
        call_off(plan, "mistake", note="Не тот вид", by=nina)
