from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from zabota.desk.queries import seen_by

if TYPE_CHECKING:
    from zabota.company.models import User
    from zabota.desk.models import Conversation


class AsideQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AsideQuerySet":
        """Seen by whoever sees the conversation."""
        return self.filter(seen_by(user, "conversation__"))

    def beside(self, conversation: "Conversation") -> "AsideQuerySet":
        """Of this conversation, and of those that were merged into it."""
        return self.filter(Q(conversation=conversation) | Q(conversation__merged_into=conversation))

    def open(self) -> "AsideQuerySet":
        return self.filter(closed_at=None)

    def waiting(self) -> "AsideQuerySet":
        """They have not answered yet."""
        return self.open().exclude(waiting_since=None)

    def overdue(self, now: datetime) -> "AsideQuerySet":
        return self.waiting().filter(answer_by__lt=now)


class OfAsideQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfAsideQuerySet":
        return self.filter(seen_by(user, "aside__conversation__"))
