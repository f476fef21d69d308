from datetime import timedelta

from tests.complaints.conftest import TUESDAY
from zabota.complaints.actions.close_silent import close_silent
from zabota.complaints.actions.hear_view import hear_view


def test_silence_closes_after_the_time_given_and_is_not_satisfaction(answered):
    assert close_silent(TUESDAY + timedelta(days=14)) == 0
    assert close_silent(TUESDAY + timedelta(days=16)) == 1
    assert close_silent(TUESDAY + timedelta(days=16)) == 0
    answered.refresh_from_db()
    assert answered.is_closed and answered.view == "" and answered.closed_by is None


def test_who_speaks_later_is_still_heard(answered):
    close_silent(TUESDAY + timedelta(days=16))
    hear_view(answered, "not_satisfied", words="Я был в отъезде", at=TUESDAY + timedelta(days=20))
    assert answered.state == "acknowledged" and answered.closed_at is None
