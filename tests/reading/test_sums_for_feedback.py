"""What feedback shows is added up from tallies, and is what counting every mark gives."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from zabota.feedback.models import Mark
from zabota.feedback.sums import days_over, sums_of
from zabota.insight.kpi import Period, Scope, kpis
from zabota.reading.actions.rebuild import rebuild
from zabota.reading.models import PlaceTally, TouchpointTally


@pytest.fixture
def told(answer, central, north, reception, doctor):
    """Half a year of answers, added up."""
    dice, now = Random(4), timezone.now()
    for number in range(60):
        at = now - timedelta(hours=number * 67)
        marks = {reception: dice.randint(1, 10), doctor: dice.randint(5, 10)}
        answer(north if number % 3 else central, marks, at=at)
    rebuild()


@pytest.mark.parametrize("days", [0.5, 3.2, 40, 150.4])
def test_it_is_what_counting_gives_wherever_the_days_begin(told, irina, pavel, north, days):
    end = timezone.now() + timedelta(hours=1)
    for until in (end, end - timedelta(days=2, hours=5)):
        start = until - timedelta(days=days)
        for user, branch in ((irina, None), (irina, north.id), (pavel, None)):
            marks = Mark.objects.visible_to(user).filter(at__gte=start, at__lt=until)
            marks = marks.filter(branch=branch) if branch else marks
            found = sums_of(user, start, until, branch)
            assert found.rows == list(marks.by_touchpoint())
            assert found.answers == marks.values("response").distinct().count()


def test_the_days_that_are_over_come_from_the_tallies_alone(told, irina, pavel):
    end = timezone.now() + timedelta(hours=1)
    start = end - timedelta(days=100)
    period = Period(start, end)
    before = kpis["nps"].value(period, Scope(irina))
    first, last = days_over(start, end)
    Mark.objects.filter(at__date__gte=first + timedelta(days=1), at__date__lt=last).delete()
    after = kpis["nps"].value(period, Scope(irina))
    assert (after.value, after.n) == (before.value, before.n) and before.n > 25
    TouchpointTally.objects.all().delete()
    PlaceTally.objects.all().delete()
    assert sum(row["total"] for row in sums_of(irina, start, end).rows) < 100
