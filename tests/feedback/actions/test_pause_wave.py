from zabota.core.models import EventRecord
from zabota.feedback.actions.pause_wave import pause_wave
from zabota.feedback.actions.send_batch import send_batch
from zabota.feedback.actions.start_wave import start_wave


def test_while_it_rests_nobody_is_asked_and_then_it_goes_on_where_it_was(wave, alice):
    pause_wave(wave)
    assert wave.paused_at is None, "what has not begun cannot rest"
    start_wave(wave)
    told = EventRecord.objects.filter(name="WaveChanged").count()
    pause_wave(wave)
    pause_wave(wave)
    assert send_batch(wave) == 0 and not wave.is_running
    pause_wave(wave, resting=False)
    assert send_batch(wave) == 1
    assert EventRecord.objects.filter(name="WaveChanged").count() == told + 3
