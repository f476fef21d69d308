"""Live updates: a screen is told that something changed and fetches the fragment again."""

from zabota.core.live.doors import LiveDoor, doors
from zabota.core.live.hub import hub
from zabota.core.live.passing import tell_in_passing

__all__ = ["LiveDoor", "doors", "hub", "tell_in_passing"]
