"""Live updates: a screen is told that something changed and fetches the fragment again."""

from zabota.core.live.doors import LiveDoor, doors
from zabota.core.live.hub import hub

__all__ = ["LiveDoor", "doors", "hub"]
