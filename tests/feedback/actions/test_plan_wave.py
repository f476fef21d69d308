from datetime import date, timedelta

import pytest

from zabota.core.errors import Refused
from zabota.feedback.actions.plan_wave import plan_wave
from zabota.feedback.actions.start_wave import start_wave
from zabota.feedback.models import Wave

DAY = date(2026, 3, 2)


def test_a_round_is_planned_and_changed_until_it_starts(survey, north, irina):
    wave = plan_wave(
        None,
        survey,
        DAY,
        DAY + timedelta(days=13),
        branches=[north],
        name="Весна",
        rhythm="quarterly",
        group={"languages": ["ro"]},
        answers_wanted=200,
        by=irina,
    )
    assert list(wave.branches.all()) == [north] and wave.made_by == irina and not wave.is_running
    plan_wave(wave, survey, DAY, DAY, name="Primăvara")
    wave.refresh_from_db()
    assert (wave.name, wave.rhythm, wave.ends_on) == ("Primăvara", "quarterly", DAY)
    start_wave(wave)
    with pytest.raises(Refused, match="has started"):
        plan_wave(wave, survey, DAY, DAY)


def test_nonsense_is_refused(survey):
    with pytest.raises(Refused, match="before it begins"):
        plan_wave(None, survey, DAY, DAY - timedelta(days=1), name="x")
    with pytest.raises(Refused, match="name"):
        plan_wave(None, survey, DAY, DAY)
    with pytest.raises(TypeError):
        plan_wave(None, survey, DAY, DAY, name="x", colour="red")
    assert not Wave.objects.exists()
