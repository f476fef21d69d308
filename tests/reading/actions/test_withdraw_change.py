from datetime import date

from zabota.reading.actions.announce_change import announce_change
from zabota.reading.actions.withdraw_change import withdraw_change
from zabota.reading.models import AnnouncedChange


def test_withdrawing_twice_is_withdrawing_once(reception):
    change = announce_change("Больше стульев", reception, date(2026, 3, 1))
    withdraw_change(change)
    at = change.withdrawn_at
    withdraw_change(change)
    assert change.withdrawn_at == at and not AnnouncedChange.objects.in_force().exists()
