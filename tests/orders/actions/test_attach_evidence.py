import pytest

from tests.orders.conftest import paper_file, photo, step_at
from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.do_step import do_step


def test_files_are_added_until_it_is_done(plan, nina):
    step = step_at(plan, 1)
    attach_evidence(step, [photo(), paper_file()], by=nina)
    do_step(step, by=nina)
    with pytest.raises(Refused, match="stays as it was"):
        attach_evidence(step, [photo()], by=nina)
    assert step.evidences.count() == 2


def test_an_empty_file_shows_nothing(plan, nina):
    with pytest.raises(Refused, match="empty"):
        attach_evidence(step_at(plan, 1), [store_file(b"", "пусто.pdf")], by=nina)
