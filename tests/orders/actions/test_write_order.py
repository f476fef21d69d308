import pytest

from tests.orders.conftest import photo, up_to
from zabota.core.errors import Refused
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.write_order import write_order


def test_the_diagnosis_is_written_and_shown_before_the_step_counts(order, nina):
    step = up_to(order, "diagnosis", nina)
    attach_evidence(step, [photo()], by=nina)
    with pytest.raises(Refused, match="what was found"):
        do_step(step, by=nina)
    write_order(order, "diagnosis", " Забит фильтр ", by=nina)
    do_step(step, by=nina)
    assert order.diagnosis == "Забит фильтр"


def test_nothing_else_and_nothing_empty_is_written_and_not_by_a_stranger(order, nina, pavel):
    for what, text, by in (("nonce", "x", nina), ("diagnosis", " ", nina), ("diagnosis", "x", pavel)):
        with pytest.raises(Refused):
            write_order(order, what, text, by=by)
