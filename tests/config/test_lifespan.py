"""The jobs of a serving process go on when the database had closed their connections."""

import time

from procrastinate.contrib.django.models import ProcrastinatePeriodicDefer

from tests.conftest import end_other_connections


def wait_until_something_is_queued() -> None:
    deadline = time.monotonic() + 40
    while not ProcrastinatePeriodicDefer.objects.exists():
        assert time.monotonic() < deadline, "the schedule is not looked at"
        time.sleep(0.1)


def test_jobs_of_the_clock_are_queued_though_every_connection_was_ended(server):
    wait_until_something_is_queued()
    end_other_connections()
    ProcrastinatePeriodicDefer.objects.all().delete()
    wait_until_something_is_queued()
