"""Mail to the staff (password reset and the like) goes through the same visible outbox as everything else."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from zabota.channels.actions.provide_staff_inbox import provide_staff_inbox
from zabota.channels.actions.queue_dispatch import queue_dispatch


class OutboxBackend(BaseEmailBackend):
    """Queues; whether it could be sent stands in the outbox. Bodies are sealed: they hold password links."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if not email_messages:
            return 0
        inbox = provide_staff_inbox()
        for message in email_messages:
            for recipient in message.recipients():
                queue_dispatch(
                    inbox=inbox,
                    to=recipient,
                    subject=str(message.subject),
                    body=str(message.body),
                    about="staff mail",
                    is_automatic=True,
                    sealed=True,
                )
        return len(email_messages)
