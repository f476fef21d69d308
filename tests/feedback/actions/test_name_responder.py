import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.feedback.actions.invite_nobody import invite_nobody
from zabota.feedback.actions.name_responder import name_responder
from zabota.feedback.actions.respond import respond


def test_it_is_said_once_and_announced(survey, central, reception, alice, vera):
    response = respond(invite_nobody(survey, central, "kiosk"), {reception.id: (4, "Долго")})
    name_responder(response, alice)
    name_responder(response, vera)
    response.refresh_from_db()
    assert response.customer == alice == response.invitation.customer
    assert EventRecord.objects.filter(name="ResponderKnown").count() == 1


def test_of_an_anonymous_answer_nobody_will_know(survey, central, reception, alice):
    survey.is_anonymous = True
    survey.save()
    invitation = invite_nobody(survey, central, "kiosk")
    response = respond(invitation, {reception.id: (4, "Долго")})
    with pytest.raises(Refused):
        name_responder(response, alice)
