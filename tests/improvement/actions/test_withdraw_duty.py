import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.actions.withdraw_duty import withdraw_duty
from zabota.improvement.models import Duty


def test_it_is_withdrawn_with_a_reason_and_counts_no_more(oleg, maria):
    duty = give_duty("report", oleg, timezone.localdate(), by=maria)
    with pytest.raises(Refused, match="why"):
        withdraw_duty(duty, " ", by=maria)
    withdraw_duty(duty, "Причина была другой", by=maria)
    withdraw_duty(duty, "Ещё раз", by=maria)
    assert duty.why_withdrawn == "Причина была другой"
    assert not Duty.objects.fallen_due().exists()
