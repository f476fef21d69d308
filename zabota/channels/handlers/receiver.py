"""The mail receiver beside the pages and jobs."""

import logging

from django.conf import settings
from django.db import Error, connection

from zabota.channels.smtp_receiver import Receiver
from zabota.company.parameters import value_of
from zabota.core.services import Service, services

log = logging.getLogger(__name__)

USUAL_MEGABYTES = 50


@services.register
class MailReceiver(Service):
    """Listens on ZABOTA_SMTP_RECEIVER; an empty one switches it off. A taken port is said and left."""

    name = "smtp_receiver"

    def __init__(self) -> None:
        self.receiver: Receiver | None = None

    def start(self) -> None:
        host, _colon, port = settings.SMTP_RECEIVER.rpartition(":")
        if not port:
            return
        try:
            receiver = Receiver(host.strip("[]") or "127.0.0.1", int(port), largest_megabytes() * 1_000_000)
            receiver.start()
        except (OSError, TimeoutError, ValueError) as error:
            log.warning("The mail receiver cannot listen on %s: %s", settings.SMTP_RECEIVER, error)
            return
        self.receiver = receiver

    def stop(self) -> None:
        if self.receiver:
            self.receiver.stop()
            self.receiver = None


def largest_megabytes() -> int:
    """As set by the company; the usual when the database is not there yet."""
    try:
        return value_of("channels.largest_mail_megabytes")
    except Error:
        return USUAL_MEGABYTES
    finally:
        connection.close()
