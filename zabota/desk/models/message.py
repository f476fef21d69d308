from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Delivery, Dispatch
from zabota.core.models import Row
from zabota.desk.models.conversation import Conversation
from zabota.desk.queries import OfConversationQuerySet


class Message(Row):
    """One thing said, in or out. `text` is what is read; `full_text` keeps what quoting was cut from it.

    `request_key` names the press or call that made it: the same one again makes nothing.
    """

    class Direction(models.TextChoices):
        IN = "in", _("from the customer")
        OUT = "out", _("to the customer")

    class Author(models.TextChoices):
        CUSTOMER = "customer", _("customer")
        USER = "user", _("staff")
        AUTOMATIC = "automatic", _("automatic")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=3, choices=Direction)
    author = models.CharField(max_length=10, choices=Author)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sender = models.CharField(max_length=254, blank=True)
    sender_name = models.CharField(max_length=160, blank=True)
    text = models.TextField(blank=True)
    full_text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    message_id = models.CharField(max_length=998, blank=True)
    delivery = models.ForeignKey(
        Delivery, models.PROTECT, null=True, blank=True, related_name="messages", db_index=False
    )
    dispatch = models.ForeignKey(
        Dispatch, models.PROTECT, null=True, blank=True, related_name="messages", db_index=False
    )
    is_absence_note = models.BooleanField(default=False)
    problems = models.JSONField(default=list, blank=True)
    request_key = models.CharField(max_length=120, blank=True)
    corrects = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="corrections", db_index=False
    )
    """The first of this sender's messages that this one takes the place of; both are kept."""
    answers_question = models.BooleanField(null=True, blank=True)

    objects = OfConversationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery"], name="message_of_delivery", condition=~Q(delivery=None)
            ),
            models.UniqueConstraint(
                fields=["request_key"], name="message_once", condition=~Q(request_key="")
            ),
        ]
        indexes = [
            models.Index(fields=["message_id"], name="message_by_its_id", condition=~Q(message_id="")),
            models.Index(fields=["corrects"], name="message_corrects", condition=~Q(corrects=None)),
            models.Index(fields=["dispatch"], name="message_of_dispatch", condition=~Q(dispatch=None)),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_from_customer(self) -> bool:
        return self.author == self.Author.CUSTOMER

    @property
    def is_from_our_machine(self) -> bool:
        """An acknowledgement, a question how it was: written by no person."""
        return self.author == self.Author.AUTOMATIC and self.direction == self.Direction.OUT
