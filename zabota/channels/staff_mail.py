"""Mail to the staff (password reset and the like) goes through the same visible outbox as everything else."""

from django.core.mail.backends.base import BaseEmailBackend


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise NotImplementedError
