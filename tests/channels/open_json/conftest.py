from collections.abc import Iterator

import pytest

from tests.channels.open_json.server import SECRET, Program
from tests.channels.provider import own_network
from tests.channels.web import forget_paces
from zabota.channels.models import Inbox
from zabota.channels.views import door

__all__ = ["own_network"]


@pytest.fixture
def program() -> Iterator[Program]:
    server = Program()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def own(own_network, program, central, desk_team) -> Inbox:
    """An own channel with this program behind it."""
    forget_paces(door.posts)
    return Inbox.objects.create(
        name="Own channel",
        kind="json",
        key="own-channel",
        branch=central,
        team=desk_team,
        settings={"url": f"{program.url}/answers"},
        secrets={"signing_secret": SECRET},
    )
