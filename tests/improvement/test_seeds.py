from django.utils import timezone

from zabota.feedback.seeds import seed_touchpoints
from zabota.improvement import seeds
from zabota.improvement.models import CorrectiveAction, Duty, Investigation, Meeting
from zabota.recovery.models import RecoveryCase


def test_a_cause_is_played_from_links_to_an_action(complain, central, oleg, maria, irina):
    touchpoint = next(point for point in seed_touchpoints("clinic") if point.name == "Waiting")
    seeds.provide("clinic")
    cause = seeds.cause_at(touchpoint)
    complain("Ждала час", touchpoint=touchpoint)
    for _again in range(2):
        seeds.play_links(cause, touchpoint, irina)
    seeds.play_responsible(cause, oleg, maria, (1, 2, 3))
    seeds.play_measures(cause, oleg)
    seeds.play_action(cause, central, oleg, maria)
    seeds.play_first_link(irina)
    assert cause.links.count() == 1
    assert Duty.objects.open().count() == 2
    assert CorrectiveAction.objects.undecided().get().branches.get() == central


def test_a_meeting_and_an_investigation_are_played(case, cause, linked, maria, oleg, irina, nina):
    meeting = seeds.call(maria, [oleg, irina, nina], 0)
    seeds.play_meeting(meeting, cause, oleg)
    assert Meeting.objects.held().count() == Meeting.objects.to_come().count() == 1
    seeds.play_investigation(oleg)
    assert not Investigation.objects.exists()
    RecoveryCase.objects.update(fixed_at=timezone.now())
    seeds.play_investigation(oleg)
    assert Investigation.objects.get().testimonies.count() == 1
