from datetime import timedelta

from django.utils import timezone

from zabota.feedback.actions.run_waves import run_waves
from zabota.feedback.actions.switch_survey import switch_survey
from zabota.feedback.models import Invitation, Wave


def test_a_wave_starts_on_its_day_asks_every_minute_and_ends_after_its_last_day(wave, alice, bob, mail_inbox):
    day = timezone.now()
    today = timezone.localdate(day)
    wave.starts_on, wave.ends_on = today + timedelta(days=1), today + timedelta(days=2)
    wave.batch_size, wave.rhythm = 1, "monthly"
    wave.save()
    run_waves(at=day)
    assert Wave.objects.get().started_at is None
    for minute in range(3):
        run_waves(at=day + timedelta(days=1, minutes=minute))
    assert Invitation.objects.count() == 2
    run_waves(at=day + timedelta(days=4))
    run_waves(at=day + timedelta(days=4))
    first, second = Wave.objects.order_by("id")
    assert first.ended_at is not None and second.follows == first and second.started_at is None


def test_one_that_cannot_start_keeps_no_other_waiting(wave, survey, alice, mail_inbox):
    switch_survey(survey, on=False)
    today = timezone.localdate()
    Wave.objects.update(starts_on=today, ends_on=today)
    run_waves()
    assert Wave.objects.get().started_at is None
