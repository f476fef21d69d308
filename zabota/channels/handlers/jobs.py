"""The jobs of this app, named here so that every worker knows them from its start."""

from zabota.channels.actions.fetch_enclosure import fetch_later
from zabota.channels.actions.learn_name import learn_later
from zabota.channels.actions.look_into_inbox import look_soon
from zabota.channels.actions.mail_unseen_answer import mail_later
from zabota.channels.actions.send_dispatch import send_later

__all__ = ["fetch_later", "learn_later", "look_soon", "mail_later", "send_later"]
