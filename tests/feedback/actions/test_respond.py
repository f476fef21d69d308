from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.feedback.actions.change_touchpoint import change_touchpoint
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.revoke_invitation import revoke_invitation
from zabota.feedback.models import Mark, Response
from zabota.insight.statistics.bands import Band


def test_marks_are_kept_per_touchpoint_with_branch_and_employee_frozen(
    invitation, reception, doctor, nina, central
):
    marks = {reception.id: (10, ""), doctor.id: (5, "  Ждала сорок минут, nimeni nu mi-a spus de ce ")}
    response = respond(invitation, marks, "Mulțumesc", device="abc")
    kept = {
        mark.touchpoint_id: (mark.score, mark.why, mark.branch, mark.employee)
        for mark in response.marks.all()
    }
    assert kept == {
        reception.id: (10, "", central, nina),
        doctor.id: (5, "Ждала сорок минут, nimeni nu mi-a spus de ce", central, nina),
    }
    assert (response.lowest, response.band, response.comment) == (5, Band.CRITIC, "Mulțumesc")
    assert (response.customer_id, response.branch, response.device) == (
        invitation.customer_id,
        central,
        "abc",
    )


def test_it_announces_the_response_with_its_worst_mark(invitation, reception, doctor, central):
    response = respond(invitation, {reception.id: (9, ""), doctor.id: (7, "")})
    assert EventRecord.objects.get(name="ResponseGiven").values == {
        "by_id": None,
        "response_id": response.id,
        "customer_id": invitation.customer_id,
        "lowest": 7,
        "branch_id": central.id,
    }


def test_answering_again_changes_nothing_and_gives_the_first_response(invitation, reception):
    first = respond(invitation, {reception.id: (9, "")})
    again = respond(invitation, {reception.id: (1, "changed my mind")}, "again")
    assert again == first and Mark.objects.get().score == 9
    assert EventRecord.objects.filter(name="ResponseGiven").count() == 1


def test_what_a_customer_did_not_meet_may_stay_open(invitation, doctor):
    assert respond(invitation, {doctor.id: (8, "")}).marks.count() == 1


@pytest.mark.parametrize("score", [0, 11, -1, 9.5, True, "9", None])
def test_a_mark_is_a_whole_number_from_one_to_ten(invitation, reception, score):
    with pytest.raises(Refused, match="whole number"):
        respond(invitation, {reception.id: (score, "")})
    assert not Response.objects.exists()


def test_no_marks_or_marks_that_were_not_asked_are_refused(invitation, parking_at_north):
    with pytest.raises(Refused, match="at least one"):
        respond(invitation, {})
    with pytest.raises(Refused, match="does not ask"):
        respond(invitation, {parking_at_north.id: (9, "")})


def test_a_text_without_end_is_refused(invitation, reception):
    with pytest.raises(Refused, match="too long"):
        respond(invitation, {reception.id: (4, "ы" * 5001)})


def test_a_link_that_ran_out_takes_no_answer(invitation, reception):
    with pytest.raises(Refused, match="run out"):
        respond(invitation, {reception.id: (9, "")}, at=timezone.now() + timedelta(days=30))


def test_a_revoked_link_takes_no_answer(invitation, reception, irina):
    revoke_invitation(invitation, by=irina)
    with pytest.raises(Refused, match="withdrawn"):
        respond(invitation, {reception.id: (9, "")})


def test_renaming_a_touchpoint_later_leaves_what_was_asked(invitation, reception):
    change_touchpoint(reception, name="Front desk")
    respond(invitation, {reception.id: (9, "")})
    invitation.refresh_from_db()
    assert invitation.touchpoints[0] == {"id": reception.id, "name": "Reception"}
