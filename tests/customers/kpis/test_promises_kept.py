from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from zabota.customers.actions.break_promise import break_promise
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.insight.kpi import Period, Scope, kpis


@pytest.fixture
def period():
    now = timezone.now()
    return Period(now - timedelta(days=1), now + timedelta(days=1))


def promise(customer, nina):
    return make_promise(customer, "Call", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina)


def test_kept_in_time_over_all_that_fell_due(alice, nina, maria, period, client):
    rows = [promise(alice, nina) for _ in range(6)]
    for row in rows[:3]:
        keep_promise(row, by=nina)
    break_promise(rows[3], because="No", by=nina)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        keep_promise(rows[4], by=nina)
        make_promise(alice, "Later", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina)
        figure = kpis["promises_kept"].value(period, Scope(maria))
        assert (figure.value, figure.n) == (0.5, 6)
        assert 0.18 < figure.low < 0.5 < figure.high < 0.82
        assert [round(part.figure.value * 6) for part in figure.parts] == [3, 1, 1, 1]
        client.force_login(maria)
        for part, number in zip(figure.parts, (3, 1, 1), strict=False):
            assert len(client.get(part.url).context["page"].rows) == number
        assert len(client.get(kpis["promises_kept"].rows_url(period, Scope(maria))).context["page"].rows) == 6


def test_no_promises_are_no_figure(maria, period):
    figure = kpis["promises_kept"].value(period, Scope(maria))
    assert (figure.value, figure.n) == (None, 0)


def test_figures_are_of_what_one_may_see(alice, bob, nina, pavel, maria, north, period):
    promise(alice, nina)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert kpis["promises_kept"].value(period, Scope(pavel)).n == 0
        assert kpis["promises_kept"].value(period, Scope(maria)).n == 1
        assert kpis["promises_kept"].value(period, Scope(maria, north.id)).n == 0
