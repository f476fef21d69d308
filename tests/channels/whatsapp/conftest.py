from collections.abc import Iterator

import pytest

from tests.channels.provider import own_network
from tests.channels.web import forget_paces
from tests.channels.whatsapp.server import ACCOUNT, NUMBER, SECRET, TOKEN, CloudApi
from zabota.channels.models import Inbox
from zabota.channels.views import door

__all__ = ["own_network"]


@pytest.fixture
def meta() -> Iterator[CloudApi]:
    server = CloudApi()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def number(own_network, meta, central, desk_team) -> Inbox:
    """An inbox that is a number of this server."""
    forget_paces(door.posts)
    return Inbox.objects.create(
        name="WhatsApp клиники",
        kind="whatsapp",
        key="the-number",
        branch=central,
        team=desk_team,
        settings={"api_url": f"{meta.url}/v23.0", "number_id": NUMBER, "account_id": ACCOUNT},
        secrets={"access_token": TOKEN, "app_secret": SECRET},
    )
