"""What the stories of complaints share: a talk of Alice's, the shoe-cover corner, a complaint about it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from zabota.complaints.actions.acknowledge_complaint import acknowledge_complaint
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.models import Complaint
from zabota.desk.models import Conversation
from zabota.feedback.models import Touchpoint

CHISINAU = ZoneInfo("Europe/Chisinau")
TUESDAY = datetime(2026, 6, 2, 11, tzinfo=CHISINAU)


@pytest.fixture
def shoe_covers(relations) -> Touchpoint:
    return Touchpoint.objects.create(
        name="Shoe covers", names={"ru": "Бахилы"}, stage="arriving", department=relations
    )


@pytest.fixture
def talk(mail_inbox, alice, central) -> Conversation:
    """Alice's conversation with Central by mail."""
    return Conversation.objects.create(
        customer=alice,
        inbox=mail_inbox,
        branch=central,
        address="alice@example.com",
        subject="Бахилы",
        customer_name=str(alice),
        language="ru",
        opened_at=TUESDAY,
    )


@pytest.fixture
def complaint(talk, shoe_covers, irina) -> Complaint:
    """Alice complained on Tuesday at 11 about the shoe covers, in a conversation; Irina took it down."""
    return register_complaint(
        kind="complaint",
        source="conversation",
        text="Негде сесть, чтобы надеть бахилы.",
        by=irina,
        conversation=talk,
        touchpoint=shoe_covers,
        received_at=TUESDAY,
    )


@pytest.fixture
def answered(complaint, irina) -> Complaint:
    """Irina acknowledged it on Tuesday at noon and answered on Wednesday."""
    acknowledge_complaint(complaint, "channel", by=irina, at=TUESDAY + timedelta(hours=1))
    answer_complaint(
        complaint,
        "Поставили ещё шесть стульев.",
        decision="upheld",
        way="channel",
        by=irina,
        at=TUESDAY + timedelta(days=1),
    )
    return complaint
