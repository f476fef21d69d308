from datetime import timedelta

from django.utils import timezone

from zabota.feedback.actions.judge_touchpoint import judge_touchpoint
from zabota.feedback.models import TouchpointJudgement


def test_the_latest_judgement_counts_and_the_earlier_ones_stay(reception, doctor, nina, oleg, maria):
    then = timezone.now() - timedelta(days=30)
    judge_touchpoint(reception, is_obvious=False, is_simple=False, note=" Где окно? ", by=nina, at=then)
    latest = judge_touchpoint(reception, is_obvious=True, is_simple=False, by=oleg)
    assert list(TouchpointJudgement.objects.visible_to(maria).latest_each()) == [latest]
    assert [(row.by, row.note) for row in reception.judgements.all()] == [(oleg, ""), (nina, "Где окно?")]


def test_at_another_branch_it_is_not_seen(parking_at_north, nina, pavel):
    judge_touchpoint(parking_at_north, is_obvious=True, is_simple=True, by=pavel)
    assert not TouchpointJudgement.objects.visible_to(nina).exists()
    assert TouchpointJudgement.objects.visible_to(pavel).count() == 1
