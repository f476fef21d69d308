from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.workload.conftest import MONDAY, flood, say
from zabota.company.actions.set_parameter import set_parameter
from zabota.desk.models import Message
from zabota.reports.actions.count_up import count_up
from zabota.reports.models import ContactFact
from zabota.workload.actions.answer_in_peak import answer_in_peak
from zabota.workload.actions.watch_load import watch_load
from zabota.workload.models import Peak
from zabota.workload.peaks import teams_in_peak


@pytest.fixture
def wanted(db):
    set_parameter("workload.answer_in_peak", True)


def test_a_new_customer_is_told_once_and_still_waits(wanted, limits, hot, vera, mail_inbox):
    talk = say(mail_inbox, sender="vera@example.com", text="Здравствуйте").conversation
    sent = answer_in_peak(talk)
    assert "40 минут" in sent.text and sent.author == "automatic" and sent.dispatch.is_automatic
    assert answer_in_peak(talk) is None
    talk.refresh_from_db()
    assert talk.waiting_since == MONDAY and talk.first_answered_at is None
    assert not talk.clocks.filter(met_at__isnull=False).exists()
    count_up()
    assert ContactFact.objects.get(conversation=talk).first_response_seconds is None


def test_only_if_wanted_only_while_it_lasts_and_never_to_a_machine(limits, hot, mail_inbox):
    talk = say(mail_inbox, sender="petr@example.com").conversation
    assert answer_in_peak(talk) is None, "not wanted"
    set_parameter("workload.answer_in_peak", True)
    robot = say(mail_inbox, sender="robot@example.com", is_automatic=True).conversation
    assert answer_in_peak(robot) is None
    Peak.objects.update(ended_at=MONDAY + timedelta(hours=1))
    assert answer_in_peak(talk) is None, "it is over"


def test_the_brake_of_automatic_messages_holds(wanted, hot, vera, mail_inbox):
    set_parameter("desk.most_automatic_per_customer", 1)
    first = say(mail_inbox, sender="vera@example.com", subject="Раз").conversation
    second = say(mail_inbox, sender="vera@example.com", subject="Два").conversation
    assert answer_in_peak(first) is not None
    assert first == second or answer_in_peak(second) is None
    assert Message.objects.filter(author="automatic", direction="out").count() == 1


def test_what_comes_in_a_hot_moment_queues_the_answer(wanted, hot, mail_inbox, procrastinate_jobs):
    teams_in_peak.forget()
    assert teams_in_peak() == {mail_inbox.team_id}
    talk = say(mail_inbox, sender="ana@example.com").conversation
    assert {"conversation_id": talk.id} in procrastinate_jobs("workload.answer_in_peak")


def test_in_calm_nothing_is_queued(wanted, room, mail_inbox, procrastinate_jobs):
    flood(mail_inbox, 1)
    assert watch_load(at=MONDAY) == 0
    assert not procrastinate_jobs("workload.answer_in_peak")


@pytest.fixture
def procrastinate_jobs(db):
    return lambda name: [job.args for job in ProcrastinateJob.objects.filter(task_name__endswith=name)]
