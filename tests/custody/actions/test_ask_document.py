from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.custody.actions.ask_document import ask_document
from zabota.custody.models import Document

WHY = "Без паспорта мы не можем выдать справку."


def test_the_customer_reads_why_until_when_and_that_no_is_an_answer(asked):
    sent = Dispatch.objects.get()
    assert asked.reason in sent.body and "Вы сами решаете" in sent.body
    assert "[[document]]" in sent.body and asked.token not in sent.body


@pytest.mark.parametrize(
    ("kind", "reason", "days"),
    [("passport", "надо", 3), ("passport", WHY, 400), ("passport", WHY, -1), ("x", WHY, 3)],
)
def test_without_a_reason_a_kind_or_a_near_day_nothing_is_asked(talk, nina, kind, reason, days):
    with pytest.raises(Refused):
        ask_document(talk, kind, reason=reason, needed_until=timezone.now() + timedelta(days=days), by=nina)
    assert not Document.objects.exists() and not Dispatch.objects.exists()


def test_who_does_not_see_the_conversation_asks_for_nothing_there(talk, pavel):
    with pytest.raises(Refused):
        ask_document(talk, "passport", reason=WHY, needed_until=timezone.now() + timedelta(days=1), by=pavel)
