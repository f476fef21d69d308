import pytest

from zabota.complaints.actions.close_complaint import close_complaint
from zabota.core.errors import Refused
from zabota.core.models import EventRecord


def test_an_answered_one_is_closed_with_a_reason(answered, irina):
    with pytest.raises(Refused):
        close_complaint(answered, by=irina, why=" ")
    for _again in range(2):
        close_complaint(answered, by=irina, why="Клиент направлен в Агентство по защите прав потребителей")
    assert answered.is_closed and answered.view == ""
    assert EventRecord.objects.filter(name="ComplaintClosed").count() == 1


def test_an_unanswered_one_is_never_closed(complaint, irina):
    with pytest.raises(Refused):
        close_complaint(complaint, by=irina, why="Устали ждать")
