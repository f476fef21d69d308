from datetime import timedelta

from django.utils import timezone

from zabota.feedback.actions.begin_quiz import begin_quiz
from zabota.feedback.actions.end_quiz import end_quiz


def test_a_running_quiz_is_gone_on_with_and_a_new_one_begins_after_it(nina, oleg, setting):
    setting("feedback.quiz_seconds", 60)
    now = timezone.now()
    first = begin_quiz(by=nina, at=now)
    assert begin_quiz(by=nina, at=now + timedelta(seconds=59)) == first
    assert begin_quiz(by=oleg, at=now) != first
    second = begin_quiz(by=nina, at=now + timedelta(seconds=61))
    assert second != first and second.seconds_left(now + timedelta(seconds=101)) == 20
    end_quiz(second, [])
    assert begin_quiz(by=nina, at=now + timedelta(seconds=62)) not in (first, second)
