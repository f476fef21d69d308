from datetime import UTC, datetime, timedelta

from django.core.management import call_command

from tests.reading.tallying import as_kept, assert_tallies_are_true
from zabota.reading.actions.rebuild import rebuild
from zabota.reading.actions.recount import recount
from zabota.reading.days import day_of
from zabota.reading.models import BranchTally, PersonTally, PlaceTally, TouchpointTally

NOON = datetime(2026, 3, 31, 9, tzinfo=UTC)


def test_everything_counted_anew_equals_what_was_counted_as_it_came(
    answer, central, north, reception, doctor, nina
):
    for number in range(40):
        at = NOON - timedelta(days=number * 3 % 70, hours=number)
        branch = (central, north, None)[number % 3]
        way = ("reply", "kiosk", "sms")[number % 3]
        given = answer(branch, {reception: 1 + number % 10, doctor: 10 - number % 7}, at, nina, way=way)
        for day in {day_of(at), day_of(given.invitation.created_at)}:
            recount(branch.id if branch else None, day)
    assert_tallies_are_true()
    kept = {model: as_kept(model) for model in (PlaceTally, BranchTally, PersonTally, TouchpointTally)}
    BranchTally.objects.update(s1=77)
    PlaceTally.objects.all().delete()
    rebuild()
    assert {model: as_kept(model) for model in kept} == kept


def test_the_command_counts_anew(answer, central, reception, capsys):
    answer(central, {reception: 4}, at=NOON)
    call_command("tallies")
    assert_tallies_are_true()
    assert as_kept(BranchTally)
