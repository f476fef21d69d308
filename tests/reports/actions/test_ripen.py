from datetime import timedelta

from tests.reports.conftest import MONDAY, minutes, say, settle
from zabota.reports.actions.count_up import count_up
from zabota.reports.actions.ripen import ripen
from zabota.reports.models import DaySum


def test_silence_counts_only_when_the_days_are_over(mail_inbox, alice, nina, delivery_reason):
    settle(say(mail_inbox).conversation, nina, MONDAY + minutes(10), delivery_reason)
    count_up(at=MONDAY + timedelta(days=1))
    seen = DaySum.objects.filter(dimension="all", measure="seen_first")
    assert ripen(at=MONDAY + timedelta(days=2)) == 0 and not seen.exists()
    after = MONDAY + timedelta(days=30)  # also when nobody looked for weeks
    assert ripen(at=after) == 1
    count_up(at=after)
    assert (seen.get().n, seen.get().good) == (1, 1)
    assert ripen(at=after) == 0
