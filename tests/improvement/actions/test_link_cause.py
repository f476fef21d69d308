from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.actions.retire_cause import retire_cause
from zabota.improvement.models import CauseLink, RootCause
from zabota.recovery.models import RecoveryCase


def names() -> list[str]:
    return list(EventRecord.objects.filter(subject__startswith="cause-").values_list("name", flat=True))


def test_the_first_link_opens_the_cause_and_a_second_press_changes_nothing(cause, complain, oleg):
    complaint = complain()
    link = link_cause(cause, "complaint", complaint, by=oleg)
    assert link_cause(cause, "complaint", complaint, by=oleg).pk == link.pk
    assert cause.state == "open"
    assert (link.branch, link.touchpoint, link.at) == (
        complaint.branch,
        complaint.touchpoint,
        complaint.received_at,
    )
    assert names() == ["CauseOpened", "CauseLinked"]


def test_a_mark_its_case_and_its_complaint_are_one_story(cause, complain, alice, central):
    now = timezone.now()
    case = RecoveryCase.objects.create(
        customer=alice, branch=central, lowest=2, contact_due_at=now, fix_due_at=now, next_due_at=now
    )
    complaint = complain(recovery_case=case)
    link_cause(cause, "case", case, by=None)
    link_cause(cause, "complaint", complaint, by=None)
    assert CauseLink.objects.count() == 2
    counted = RootCause.objects.counted(now - timedelta(days=1)).get(pk=cause.pk)
    assert counted.stories == 1


def test_what_happens_after_it_was_settled_is_told(cause, linked, complain):
    RootCause.objects.filter(pk=cause.pk).update(settled_at=timezone.now())
    link_cause(cause, "complaint", complain("До того", at=timezone.now() - timedelta(days=3)), by=None)
    assert "CauseCameBack" not in names()
    link_cause(cause, "complaint", complain("Опять бахилы"), by=None)
    assert names()[-1] == "CauseCameBack"


def test_a_cause_that_was_put_away_takes_nothing(cause, complain):
    retire_cause(cause)
    with pytest.raises(Refused, match="no more"):
        link_cause(cause, "complaint", complain(), by=None)
