import pytest

from zabota.core.errors import Refused
from zabota.feedback.actions.conclude_wave import conclude_wave
from zabota.feedback.actions.end_wave import end_wave
from zabota.feedback.actions.start_wave import start_wave


def test_a_wave_is_done_with_its_conclusions(wave, irina):
    start_wave(wave)
    with pytest.raises(Refused, match="ended"):
        conclude_wave(wave, "Новые стулья в коридоре", by=irina)
    end_wave(wave)
    with pytest.raises(Refused, match="who does what"):
        conclude_wave(wave, " ", by=irina)
    conclude_wave(wave, " Новые стулья в коридоре до мая — Олег ", by=irina)
    assert wave.conclusions == "Новые стулья в коридоре до мая — Олег" and wave.concluded_at
