"""What the tests of documents share: a sealed place of their own, and a passport that was asked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.custody.actions.ask_document import ask_document
from zabota.custody.models import Document
from zabota.desk.models import Conversation

CANARY = "PAȘAPORT-Ёлкина-4417".encode()


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """Sealed files of a test are the test's own."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def talk(mail_inbox, vera, central) -> Conversation:
    return Conversation.objects.create(
        customer=vera,
        inbox=mail_inbox,
        branch=central,
        address="vera@example.com",
        subject="Справка",
        customer_name=str(vera),
        language="ru",
    )


@pytest.fixture
def asked(talk, nina) -> Document:
    return ask_document(
        talk,
        "passport",
        reason="Без паспорта мы не можем выдать справку по закону.",
        needed_until=timezone.now() + timedelta(days=3),
        by=nina,
    )
