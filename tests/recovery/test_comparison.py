"""Saved beside never contacted: the interval on Newcombe's own figures, the groups on people."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.desk.models import Conversation
from zabota.insight.kpi import Period, Scope
from zabota.recovery.comparison import compare_shares
from zabota.recovery.models import RecoveryCase
from zabota.recovery.praise import only_praise
from zabota.recovery.saved import compared


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_of_two_shares_has_newcombe_s_interval(first, second, low, high):
    """Newcombe 1998, table II, method 10: contrasts a, b (9/10 - 3/10) and h (10/10 - 0/10)."""
    found = compare_shares(first, second)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    assert found.is_sure


def test_of_nobody_there_is_no_difference():
    assert compare_shares((0, 0), (1, 2)) is None


@pytest.fixture
def year() -> Period:
    now = timezone.now()
    return Period(now - timedelta(days=365), now)


def test_who_was_reached_and_came_back_is_saved_beside_who_was_never_reached(answer, talk, irina, year):
    """Two reached, one of them writes again on day 10; one never reached, who writes only at once."""
    now = timezone.now()
    moments = [now - timedelta(days=days) for days in (300, 150, 100)]
    cases = [RecoveryCase.objects.get(response=answer(at, Waiting=2)) for at in moments]
    for case in cases[:2]:
        RecoveryCase.objects.filter(id=case.id).update(contacted_at=case.received_at)
    for case, days in ((cases[0], 10), (cases[2], 1)):
        Conversation.objects.create(
            customer=case.customer, inbox=talk.inbox, opened_at=case.received_at + timedelta(days=days)
        )
    found = compared(year, Scope(irina))
    assert (found.contacted, found.never) == ((1, 2), (0, 1))
    assert not found.difference.is_sure
    young = compared(Period(now - timedelta(days=20), now), Scope(irina))
    assert young.difference is None


def test_only_praise_is_flagged_when_luck_hardly_explains_it():
    """Others praise in 160 of 200: 60 praises alone have a chance of 0.8^60, 10 of 0.8^10 = 0.107."""
    counts = [(1, 60, 60), (2, 100, 140), (3, 10, 10), (4, 50, 50 + 40)]
    flagged = only_praise(counts, sum(c[1] for c in counts), sum(c[2] for c in counts))
    assert [praise.key for praise in flagged] == [1]
    assert flagged[0].chance == pytest.approx((160 / 240) ** 60)
    assert only_praise([(1, 4, 4)], 4, 100) == []
