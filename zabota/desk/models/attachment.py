from django.db import models
from django.db.models import Q

from zabota.core.models import StoredFile
from zabota.desk.models.conversation import Conversation
from zabota.desk.models.message import Message
from zabota.desk.models.note import Note
from zabota.desk.queries import OfConversationQuerySet


class Attachment(models.Model):
    """A file that came or went with a message, or hangs on a note."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="attachments")
    message = models.ForeignKey(Message, models.CASCADE, null=True, blank=True, related_name="attachments")
    note = models.ForeignKey(Note, models.CASCADE, null=True, blank=True, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    content_id = models.CharField(max_length=250, blank=True)

    objects = OfConversationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(message=None, note__isnull=False) | Q(message__isnull=False, note=None),
                name="attachment_of_message_or_note",
            )
        ]

    def __str__(self) -> str:
        return str(self.file_id)
