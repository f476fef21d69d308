from datetime import date

import pytest

from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.end_wave import end_wave
from zabota.feedback.actions.send_batch import send_batch
from zabota.feedback.actions.start_wave import start_wave
from zabota.feedback.models import Wave
from zabota.feedback.waves import difference, shifted


def test_the_next_wave_asks_the_same_in_its_rhythm(wave, survey, alice, north):
    wave.rhythm, wave.name = "quarterly", "Клиенты · 03.2026"
    wave.starts_on, wave.ends_on = date(2026, 3, 31), date(2026, 4, 13)
    wave.save()
    wave.branches.add(north)
    start_wave(wave)
    add_question(survey, "ces")
    following = end_wave(wave)
    assert end_wave(wave) is None and Wave.objects.count() == 2
    assert (following.starts_on, following.ends_on) == (date(2026, 6, 30), date(2026, 7, 13))
    assert (following.number, following.name) == (2, "Клиенты · 06.2026")
    assert following.questions == wave.questions and following.follows == wave
    assert list(following.branches.all()) == [north]
    assert send_batch(wave) == 0
    assert not difference(wave.questions, following.questions)
    now = list(survey.questions.in_use().values_list("id", flat=True))
    assert [row.kind for row in difference(wave.questions, now).added] == ["ces"]


def test_without_a_rhythm_it_was_the_only_one(wave):
    assert end_wave(wave) is None and wave.ended_at is None, "what has not begun cannot end"
    start_wave(wave)
    assert end_wave(wave) is None and wave.ended_at is not None


@pytest.mark.parametrize(
    ("day", "rhythm", "expected"),
    [
        (date(2026, 1, 31), "monthly", date(2026, 2, 28)),
        (date(2027, 11, 30), "quarterly", date(2028, 2, 29)),
        (date(2026, 12, 1), "half_yearly", date(2027, 6, 1)),
        (date(2028, 2, 29), "yearly", date(2029, 2, 28)),
    ],
)
def test_a_day_that_a_month_has_not_is_its_last(day, rhythm, expected):
    assert shifted(day, rhythm) == expected
