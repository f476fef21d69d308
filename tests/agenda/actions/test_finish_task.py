import pytest

from zabota.agenda.actions.finish_task import finish_task
from zabota.agenda.actions.set_task import set_task
from zabota.core.errors import Refused


def test_only_whose_it_is_who_gave_it_or_who_leads_may_finish_it(task, nina, oleg, irina, central, tomorrow):
    """Irina works beside Nina and sees the task; Oleg gave it and leads."""
    with pytest.raises(Refused):
        finish_task(task, by=irina, outcome="Сделано")
    assert finish_task(task, by=nina).done_by == nina
    of_irina = set_task("Заказать короба", owner=nina, due_at=tomorrow, by=irina)
    assert finish_task(of_irina, by=irina).done_by == irina, "she gave it"
    of_nobody = set_task("Позвонить в банк", owner=irina, due_at=tomorrow, by=irina)
    with pytest.raises(Refused):
        finish_task(of_nobody, by=nina)
    assert finish_task(of_nobody, by=oleg).done_by == oleg, "he leads"


def test_what_became_known_settles_it_whoever_found_out(task, irina):
    assert finish_task(task, by=irina, outcome="Известно", became_known=True).done_by == irina


def test_done_once(task, nina, oleg):
    finish_task(task, by=nina, outcome="Заказано")
    again = finish_task(task, by=oleg, outcome="Nu")
    assert (again.done_by, again.outcome, again.is_open) == (nina, "Заказано", False)


def test_a_follow_up_call_wants_words_and_takes_two_marks(asked, nina, tomorrow):
    call = set_task("Позвонить", owner=nina, due_at=tomorrow, by=None, conversation=asked, kind="follow_up")
    with pytest.raises(Refused):
        finish_task(call, by=nina)
    with pytest.raises(Refused):
        finish_task(call, by=nina, outcome="Всё хорошо", product_mark=11)
    done = finish_task(call, by=nina, outcome="Всё хорошо", product_mark=9, service_mark=10)
    assert (done.product_mark, done.service_mark) == (9, 10)
