from collections.abc import Iterator

import pytest

from tests.channels.provider import own_network
from tests.desk.conftest import asked, delivery_reason
from tests.webhooks.listener import Listener
from zabota.webhooks.actions.save_webhook import save_webhook
from zabota.webhooks.models import Webhook

__all__ = ["asked", "delivery_reason", "own_network"]


@pytest.fixture
def listener(own_network) -> Iterator[Listener]:
    server = Listener()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def webhook(listener, dan) -> Webhook:
    """Of the administrator, who sees all branches."""
    names = ["conversation.opened", "conversation.resolved", "conversation.message_received"]
    return save_webhook(None, name="Склад", url=f"{listener.url}/hook", happenings=names, by=dan)
