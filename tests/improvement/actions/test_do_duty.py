from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.improvement.actions.do_duty import do_duty
from zabota.improvement.actions.give_duty import give_duty


@pytest.fixture
def duty(oleg, maria):
    return give_duty("report", oleg, timezone.localdate(), by=maria)


def test_it_is_handed_in_with_words_not_with_a_tick(duty, oleg):
    with pytest.raises(Refused, match="tick"):
        do_duty(duty, "  ", by=oleg)
    do_duty(duty, "Стульев не хватало с января", by=oleg)
    assert (duty.is_open, duty.was_late) == (False, False)
    do_duty(duty, "Стульев не хватало с января, двух", by=oleg)
    assert duty.answer.endswith("двух")
    assert EventRecord.objects.filter(name="DutyDone").count() == 1


def test_late_is_late_by_the_first_day(duty, oleg):
    do_duty(duty, "Готово", by=oleg, at=timezone.now() + timedelta(days=2))
    assert duty.was_late


def test_another_hands_it_in_only_as_a_leader(duty, nina, maria):
    with pytest.raises(Refused, match="Oleg"):
        do_duty(duty, "За Олега", by=nina)
    do_duty(duty, "За Олега", by=maria)
    assert not duty.is_open
