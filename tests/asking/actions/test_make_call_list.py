from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.asking.actions.make_call_list import make_call_list
from zabota.asking.models import CallList
from zabota.core.errors import Refused
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.plan_wave import plan_wave


def test_each_customer_is_called_once(call_list, pavel, nina):
    assert call_list.calls.count() == 2
    assert call_list not in CallList.objects.visible_to(pavel) and call_list in CallList.objects.visible_to(
        nina
    )


def test_a_list_of_nobody_is_refused(survey, oleg):
    with pytest.raises(Refused):
        make_call_list("Пусто", survey, [], by=oleg)
    assert not CallList.objects.exists()


def test_a_wave_of_another_survey_is_refused(survey, queue, alice, oleg):
    other = design_survey(None, [queue], name="Другой")
    today = timezone.localdate()
    wave = plan_wave(None, survey, today, today + timedelta(days=9), name="Осень")
    with pytest.raises(Refused):
        make_call_list("Не та", other, [alice], by=oleg, wave=wave)
    assert make_call_list("Та", survey, [alice], by=oleg, wave=wave).wave == wave
