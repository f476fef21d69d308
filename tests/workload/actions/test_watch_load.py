from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workload.conftest import MONDAY, flood
from zabota.company.models import Team
from zabota.core.models import EventRecord
from zabota.desk.actions.resolve import resolve
from zabota.routing.actions.change_presence import change_presence
from zabota.routing.actions.note_absence import note_absence
from zabota.workload.actions import watch_load as module
from zabota.workload.actions.watch_load import watch, watch_load
from zabota.workload.loads import Load, loads_now
from zabota.workload.models import Peak


def test_load_is_what_is_open_and_capacity_what_those_who_are_here_may_be_given(room, mail_inbox, desk_team):
    flood(mail_inbox, 3)
    (load,) = loads_now([desk_team], MONDAY)
    assert (load.load, load.waiting, load.unassigned, load.capacity, load.here, load.percent) == (
        3,
        3,
        3,
        6,
        4,
        50,
    )
    change_presence(room[0], is_here=False)
    note_absence(room[1], starts_at=MONDAY, ends_at=MONDAY + timedelta(days=1), kind="sick", by=None)
    (load,) = loads_now([desk_team], MONDAY)
    assert (load.capacity, load.here, load.percent, load.is_over) == (2, 2, 150, True)


def test_a_hot_moment_begins_above_and_ends_only_well_below(room, oleg, mail_inbox):
    talks = flood(mail_inbox, 6)
    assert watch_load(at=MONDAY) == 0, "just full is not too much"
    talks += flood(mail_inbox, 1)
    assert watch_load(at=MONDAY) == 1
    peak = Peak.objects.get()
    assert (peak.load, peak.capacity) == (7, 6)
    assert EventRecord.objects.get(name="PeakBegan").values["user_ids"] == [oleg.id]
    for talk in talks[:2]:
        resolve(talk, by=None)
    assert watch_load(at=MONDAY) == 0, "5 of 6 is still above 80 %"
    resolve(talks[2], by=None)
    assert watch_load(at=MONDAY + timedelta(minutes=9)) == 1
    peak.refresh_from_db()
    assert peak.ended_at == MONDAY + timedelta(minutes=9)
    assert EventRecord.objects.filter(name="PeakEnded").count() == 1


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(loads=st.lists(st.integers(0, 20), max_size=30))
def test_between_the_limits_nothing_flickers(db, loads, desk_team):
    """Ten fit: it begins above 10, ends below 8, and there is never more than one at a time."""
    Peak.objects.all().delete()
    is_hot = False
    for number, load in enumerate(loads):
        watch(Load(desk_team, load=load, capacity=10), MONDAY + timedelta(minutes=number))
        is_hot = (load > 10) if not is_hot else not load < 8
        assert Peak.objects.lasting().count() == is_hot


def test_a_team_of_nobody_with_something_to_do_is_too_much(db, mail_inbox):
    flood(mail_inbox, 1)
    Team.objects.get().members.clear()
    assert module.watch_load(at=MONDAY) == 1
