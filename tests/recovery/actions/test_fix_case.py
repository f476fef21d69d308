from datetime import timedelta

import pytest

from tests.recovery.conftest import TUESDAY
from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.models import RecoveryCase

LATER = TUESDAY + timedelta(hours=5)


def test_the_customer_is_asked_by_a_link_and_the_case_stays_open(case, irina):
    fix_case(case, "Перезаписали на завтра", by=irina, at=LATER)
    case.refresh_from_db()
    assert (case.fixed_at, case.asked_customer_at, case.closed_at) == (LATER, LATER, None)
    assert case.word_due_at == case.next_due_at == LATER + timedelta(hours=24)
    sent = Dispatch.objects.get(to="alice@example.com")
    assert "Перезаписали на завтра" in sent.body and "[[recovery]]" in sent.body
    assert sent.links == {"recovery": ["recovery", case.id]}


def test_no_working_link_is_stored_where_staff_can_read_it(case, irina):
    fix_case(case, "Перезаписали на завтра", by=irina, at=LATER)
    assert case.token not in Dispatch.objects.get().body


def test_the_resolved_conversation_stays_resolved(case, irina):
    fix_case(case, "Перезаписали на завтра", by=irina, at=LATER)
    case.conversation.refresh_from_db()
    assert case.conversation.is_resolved


def test_who_cannot_be_written_to_is_asked_by_phone(case, irina):
    RecoveryCase.objects.update(conversation=None)
    fix_case(case, "Перезаписали на завтра", by=irina, at=LATER)
    case.refresh_from_db()
    assert case.asked_customer_at is None and case.word_due_at == LATER + timedelta(hours=24)


@pytest.mark.parametrize("words", ["", "  "])
def test_it_says_what_was_done(case, irina, words):
    with pytest.raises(Refused):
        fix_case(case, words, by=irina)


def test_it_is_said_once(case, irina, oleg):
    fix_case(case, "Перезаписали", by=irina, at=LATER)
    with pytest.raises(Refused):
        fix_case(case, "Вернули деньги", by=oleg)
