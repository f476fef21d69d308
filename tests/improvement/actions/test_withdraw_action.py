import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.improvement.actions.withdraw_action import withdraw_action
from zabota.improvement.models import CorrectiveAction


def test_it_is_withdrawn_with_a_reason(action, oleg):
    with pytest.raises(Refused, match="why"):
        withdraw_action(action, "", by=oleg)
    withdraw_action(action, "Мебель не привезли", by=oleg)
    withdraw_action(action, "Иначе", by=oleg)
    assert action.why_withdrawn == "Мебель не привезли"
    assert not CorrectiveAction.objects.undecided().exists()


def test_what_the_numbers_said_stands(action, oleg):
    CorrectiveAction.objects.filter(pk=action.pk).update(verdict="did_not", verdict_at=timezone.now())
    with pytest.raises(Refused, match="numbers"):
        withdraw_action(action, "Не вышло", by=oleg)
