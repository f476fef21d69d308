"""When an order will be ready: against hours walked through minute by minute."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.company.schedule import Schedule, is_open
from zabota.orders.foresight import StepAhead, foresee

HOURS = Schedule("Europe/Chisinau", {day: [(time(9), time(13)), (time(14), time(18))] for day in range(5)})
MINUTE = timedelta(minutes=1)
START = datetime(2026, 3, 26, 6, 0, tzinfo=UTC)
"""A Thursday before the clocks go forward on Sunday."""


def minute_by_minute(minutes: int, begun: int | None, now: datetime, given_first: int) -> datetime:
    """The same question asked of every single minute."""
    spent, moment = 0, now - timedelta(minutes=begun or 0)
    while begun and moment < now:
        spent += is_open(HOURS, moment)
        moment += MINUTE
    rest = given_first - spent if spent < given_first else given_first // 4
    left, moment = rest + minutes, now
    while left:
        left -= is_open(HOURS, moment)
        moment += MINUTE
    return moment


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    first=st.integers(0, 150).map(lambda quarter: quarter * 4),
    others=st.lists(st.one_of(st.none(), st.integers(0, 500)), max_size=3),
    begun=st.integers(0, 900),
    after=st.integers(0, 4000),
)
def test_it_is_what_a_walk_through_every_minute_finds(first, others, begun, after):
    now = START + after * MINUTE
    ahead = [StepAhead(first * 60, now - begun * MINUTE)]
    ahead += [StepAhead(None if other is None else other * 60) for other in others]
    ready = foresee(ahead, now, HOURS)
    assert ready == minute_by_minute(sum(other or 0 for other in others), begun, now, first)
    assert ready >= now
    assert foresee(ahead, now + 60 * MINUTE, HOURS) >= ready, "waiting makes nothing ready sooner"


def test_who_never_opens_is_counted_by_the_clock():
    assert foresee([StepAhead(3600)], START, Schedule("UTC", {})) == START + timedelta(hours=1)
