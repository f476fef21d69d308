"""Speed against opinion and return; the list of candour: through the pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from zabota.desk.models import Conversation
from zabota.insight.kpi import Period, Scope
from zabota.recovery.models import Candour, RecoveryCase
from zabota.recovery.speed import opinions, paced, returns


@pytest.fixture
def year() -> Period:
    now = timezone.now()
    return Period(now - timedelta(days=365), now)


def test_time_to_solve_is_set_against_the_later_opinion(answer, talk, irina, year):
    """One solved in 2 hours and praised, one in 5 days and marked 2, one answered before it was resolved."""
    now = timezone.now()
    for hours, score, asked in ((2, 10, 1), (120, 2, 1), (3, 10, -1)):
        opened = now - timedelta(days=60)
        about = Conversation.objects.create(
            customer=talk.customer,
            inbox=talk.inbox,
            branch=talk.branch,
            opened_at=opened,
            resolved_at=opened + timedelta(hours=hours),
        )
        given = answer(opened + timedelta(hours=hours + asked), Waiting=score)
        given.invitation.conversation = about
        given.invitation.save(update_fields=["conversation"])
    found = opinions(year, Scope(irina))
    assert [line.share.n if line.share else 0 for line in found.lines] == [1, 0, 0, 1]
    assert (found.lines[0].share.value, found.lines[3].share.value) == (1, 0)
    assert found.difference.value == 1 and not found.difference.is_sure


def test_who_was_put_right_fast_is_seen_again_or_not(answer, talk, irina, year, client):
    now = timezone.now()
    Conversation.objects.filter(pk=talk.pk).update(opened_by=irina)  # ours is no sign of life
    for days, hours, back in ((300, 3, 10), (200, 20, None), (100, 200, None), (3, 1, None)):
        case = RecoveryCase.objects.get(response=answer(now - timedelta(days=days), Waiting=2))
        RecoveryCase.objects.filter(pk=case.pk).update(fixed_at=case.received_at + timedelta(hours=hours))
        if back:
            Conversation.objects.create(
                customer=case.customer, inbox=talk.inbox, opened_at=case.received_at + timedelta(days=back)
            )
    found = returns(year, Scope(irina))
    assert [line.share.n if line.share else 0 for line in found.lines] == [1, 1, 0, 1]
    assert found.lines[0].share.value == 1 and found.lines[1].share.value == 0
    client.force_login(irina)
    page = client.get(reverse("recovery:speed")).content.decode()
    assert "within 24 hours" in page and "do not conclude from this yet" in page


def test_many_make_it_sure():
    assert paced([(90, 100), (0, 0), (0, 0), (30, 100)]).difference.is_sure
    assert paced([(0, 0)] * 4).difference is None


def test_who_told_us_openly_is_listed_with_what_was_promised(case, irina, pavel, client, setting):
    client.force_login(irina)
    page = client.get(reverse("recovery:candour")).content.decode()
    assert str(case.customer) in page and f"/responses/{case.response_id}/" in page
    assert "thanked, nothing promised" in page
    Candour.objects.update(promised="50 баллов")
    assert "50 баллов" in client.get(reverse("recovery:candour")).content.decode()
    file = client.get(reverse("recovery:export_candour", args=["csv"]))
    assert "50 баллов" in b"".join(file.streaming_content).decode()
    client.force_login(pavel)
    assert str(case.customer) not in client.get(reverse("recovery:candour")).content.decode()
