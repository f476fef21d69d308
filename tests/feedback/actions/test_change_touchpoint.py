import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.feedback.actions.change_touchpoint import change_touchpoint
from zabota.feedback.actions.respond import respond


def test_a_renamed_touchpoint_keeps_its_marks(invitation, reception):
    respond(invitation, {reception.id: (9, "")})
    change_touchpoint(reception, name="Front desk", stage="choosing")
    reception.refresh_from_db()
    assert reception.name == "Front desk" and reception.marks.count() == 1


def test_a_marked_touchpoint_does_not_move_to_another_branch(invitation, reception, north):
    change_touchpoint(reception, branch=north)
    change_touchpoint(reception, branch=None)
    respond(invitation, {reception.id: (9, "")})
    with pytest.raises(Refused, match="retire it"):
        change_touchpoint(reception, branch=north)


def test_a_taken_name_is_refused(reception, doctor):
    with pytest.raises(Refused, match="already"):
        change_touchpoint(doctor, name="Reception")


def test_changing_nothing_tells_nobody(reception):
    before = EventRecord.objects.count()
    change_touchpoint(reception, name="Reception")
    assert EventRecord.objects.count() == before


def test_only_known_fields_can_be_changed(reception):
    with pytest.raises(TypeError, match="retired_at"):
        change_touchpoint(reception, retired_at=None)
