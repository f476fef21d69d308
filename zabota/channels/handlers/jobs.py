"""The jobs of this app, named here so that every worker knows them from its start."""

from zabota.channels.actions.look_into_inbox import look_soon
from zabota.channels.actions.send_dispatch import send_later

__all__ = ["look_soon", "send_later"]
