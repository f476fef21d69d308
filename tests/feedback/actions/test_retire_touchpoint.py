from zabota.core.models import EventRecord
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.retire_touchpoint import retire_touchpoint
from zabota.feedback.models import Mark


def test_a_retired_touchpoint_is_asked_no_more_but_keeps_its_marks(invitation, reception, bob, survey):
    respond(invitation, {reception.id: (9, "")})
    retire_touchpoint(reception)
    assert "Recepția" not in [line["name"] for line in invite(bob, survey).touchpoints]
    assert Mark.objects.filter(touchpoint=reception).count() == 1


def test_what_was_asked_before_can_still_be_answered(invitation, reception):
    retire_touchpoint(reception)
    assert respond(invitation, {reception.id: (3, "")}).lowest == 3


def test_retiring_again_changes_nothing(reception):
    retire_touchpoint(reception)
    first, told = reception.retired_at, EventRecord.objects.count()
    retire_touchpoint(reception)
    assert reception.retired_at == first and EventRecord.objects.count() == told
