from datetime import UTC, datetime

from zabota.core.models import EventRecord
from zabota.feedback.actions.invite_nobody import invite_nobody
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Mark
from zabota.recovery.models import RecoveryCase

NOON = datetime(2026, 3, 10, 10, tzinfo=UTC)


def test_whoever_is_there_is_asked_what_can_be_met_there(survey, north, parking_at_north):
    visit = {"till": 3, "receipt": "000412", "bought_at": "2026-03-10T09:58:00Z"}
    invitation = invite_nobody(survey, north, "receipt", visit, language="ro", at=NOON)
    assert (invitation.customer, invitation.branch, invitation.way) == (None, north, "receipt")
    assert invitation.visit == visit and invitation.sent_at == NOON
    assert [line["name"] for line in invitation.touchpoints] == [
        "Recepția",
        "Parcarea",
        "Consultația medicului",
    ]
    assert EventRecord.objects.get(name="CustomerInvited").values["branch_id"] == north.id


def test_no_policy_counts_those_it_does_not_know(survey, central):
    assert all(invite_nobody(survey, central, "kiosk").id for _time in range(8))


def test_their_answer_has_no_customer_and_opens_no_case(survey, central, reception):
    invitation = invite_nobody(survey, central, "kiosk", language="fr")
    response = respond(invitation, {reception.id: (2, "Очередь, coadă")})
    assert response.customer is None and Mark.objects.get().branch == central
    assert EventRecord.objects.get(name="ResponseGiven").values["customer_id"] is None
    assert not RecoveryCase.objects.exists()
    assert invitation.language == "ru"  # the company's: French is not spoken here


def test_pages_cope_with_answers_of_nobody(client, irina, survey, central, reception):
    respond(invite_nobody(survey, central, "kiosk"), {reception.id: (9, "Хорошо")})
    client.force_login(irina)
    page = client.get("/feedback/").content.decode()
    assert "Somebody" in page and "Хорошо" in page
    response = Mark.objects.get().response_id
    assert "nobody knows who" in client.get(f"/feedback/responses/{response}/").content.decode()
    for format in ("csv", "xlsx"):
        assert b"".join(client.get(f"/feedback/export/?format={format}").streaming_content)
