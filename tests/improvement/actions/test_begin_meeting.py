from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from tests.improvement.conftest import mark_down
from zabota.improvement.actions.appoint_responsible import appoint_responsible
from zabota.improvement.actions.begin_meeting import begin_meeting
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.models import CorrectiveAction, Duty, RootCause
from zabota.recovery.models import Goodwill, RecoveryCase


def topics(meeting) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in meeting.items.all():
        found.setdefault(item.topic, []).append(item.text)
    return found


def test_the_agenda_makes_itself_from_what_happened(
    meeting, cause, linked, complain, action, oleg, maria, alice, central
):
    now, today = timezone.now(), timezone.localdate()
    appoint_responsible(cause, oleg, by=maria)
    Duty.objects.filter(kind="report").update(due_on=today - timedelta(days=2))
    settled = RootCause.objects.create(
        name="Дует", opened_at=now - timedelta(days=99), settled_at=now - timedelta(days=40)
    )
    link_cause(settled, "complaint", complain("Снова дует"), by=None)
    CorrectiveAction.objects.update(verdict="worked", verdict_at=now)
    case = RecoveryCase.objects.create(
        customer=alice, branch=central, lowest=2, contact_due_at=now, fix_due_at=now, next_due_at=now
    )
    Goodwill.objects.create(
        case=case,
        kind="gift",
        what="Торт",
        cost=Decimal(900),
        currency="MDL",
        given_by=oleg,
        limit=Decimal(100),
        within_limit=False,
    )
    begin_meeting(meeting, by=maria)
    found = topics(meeting)
    assert "Тесно у входа: 1 story" in found["new_causes"]
    assert found["repeats"] == ["Дует: 1 story since it was settled"]
    assert any("report" in text and "Oleg" in text for text in found["overdue_duties"])
    assert found["effects_due"] == ["Больше места и стульев (Тесно у входа): it worked"]
    assert found["goodwill_over_limit"][0].startswith(f"{case}: 900")
    assert "Торт" not in str(found)


def test_the_worst_touchpoints_stand_on_it_with_their_interval(meeting, maria, alice, central, shoe_covers):
    mark_down(alice, central, shoe_covers, scores=[2] * 12 + [9] * 3)
    begin_meeting(meeting, by=maria)
    assert topics(meeting)["worst_touchpoints"] == ["Shoe covers: NPS -60 (-88 to -12), n = 15"]


def test_it_stands_still_from_then_on(meeting, cause, linked, complain, maria):
    begin_meeting(meeting, by=maria)
    before = list(meeting.items.values_list("text", flat=True))
    other = RootCause.objects.create(name="Другое")
    link_cause(other, "complaint", complain("Ещё"), by=None)
    begin_meeting(meeting, by=maria)
    assert list(meeting.items.values_list("text", flat=True)) == before
