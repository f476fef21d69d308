import pytest

from zabota.channels.actions.set_up_inbox import set_up_inbox
from zabota.channels.kind import TryLater


def test_what_the_provider_tells_is_kept_at_once(plane, plane_inbox, dan):
    def set_up(inbox, remember):
        remember({"code": "a1"})
        assert inbox.state["paper_plane"] == {"code": "a1"}
        remember({"server": 7})
        raise TryLater("The provider is away.")

    plane.set_up = set_up
    with pytest.raises(TryLater):
        set_up_inbox(plane_inbox, by=dan)
    plane_inbox.refresh_from_db()
    assert plane_inbox.state["paper_plane"] == {"code": "a1", "server": 7}
