"""What the tests of feedback share: a survey of three touchpoints, and talks to be asked about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.models import Inbox
from zabota.company.models import Branch
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.plan_wave import plan_wave
from zabota.feedback.models import Invitation, Survey, Touchpoint, Wave


@pytest.fixture
def reception(db) -> Touchpoint:
    names = {"ru": "Регистратура", "ro": "Recepția"}
    return add_touchpoint("Reception", "arriving", names=names)


@pytest.fixture
def doctor(db) -> Touchpoint:
    return add_touchpoint("Doctor", "buying", names={"ru": "Приём врача", "ro": "Consultația medicului"})


@pytest.fixture
def parking_at_north(north) -> Touchpoint:
    return add_touchpoint("Parking", "arriving", names={"ro": "Parcarea", "ru": "Парковка"}, branch=north)


@pytest.fixture
def survey(reception, doctor, parking_at_north) -> Survey:
    touchpoints = [reception, parking_at_north, doctor]
    return design_survey(None, touchpoints, name="After a visit", asked_after_resolution=True)


@pytest.fixture
def talk(mail_inbox, nina):
    """talk(alice) is a conversation with Alice, with Nina."""

    def open_talk(
        customer: Customer, branch: Branch | None = None, inbox: Inbox = mail_inbox
    ) -> Conversation:
        return Conversation.objects.create(
            customer=customer,
            inbox=inbox,
            branch=branch or customer.branches.first(),
            assignee=nina,
            language=customer.language,
            subject="Результат анализа / rezultatul analizei",
        )

    return open_talk


@pytest.fixture
def invitation(alice, survey, talk) -> Invitation:
    invitation = invite(talk(alice), survey)
    assert isinstance(invitation, Invitation)
    return invitation


@pytest.fixture
def wave(survey) -> Wave:
    today = timezone.localdate()
    return plan_wave(None, survey, today, today + timedelta(days=13), name="Весна, primăvara")
