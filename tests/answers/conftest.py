"""What the tests of answers share: a prepared text in two languages and a conversation in Russian."""

import pytest

from tests.desk.conftest import asked, deliver, delivery_reason, limits, mail, say  # noqa: F401
from tests.desk.views.conftest import HTMX, as_user, desk  # noqa: F401
from zabota.answers.actions.save_reply import save_reply
from zabota.answers.models import SavedReply
from zabota.desk.models import Conversation

__all__ = ["HTMX"]


@pytest.fixture
def hours_reply(db) -> SavedReply:
    return save_reply(
        None,
        name="Часы работы",
        texts={
            "ru": "Здравствуйте, {customer}! Мы открыты с 9 до 18, обращение #{number}. {agent}, {branch}",
            "ro": "Bună ziua, {customer}! Suntem deschiși între 9 și 18. {agent}",
        },
    )


@pytest.fixture
def asked_in_russian(vera, mail_inbox) -> Conversation:
    """Вера asks on Monday when we are open."""
    said = say(
        mail_inbox, sender="vera@example.com", subject="Часы", text="До скольких вы работаете в субботу?"
    )
    Conversation.objects.filter(id=said.conversation_id).update(language="ru")
    return Conversation.objects.get(id=said.conversation_id)
