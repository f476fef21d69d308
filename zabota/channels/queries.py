from typing import TYPE_CHECKING, Any, Self

from django.db import models

from zabota.core.discretion import not_hidden

if TYPE_CHECKING:
    from zabota.company.models import User


class InboxQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "InboxQuerySet":
        if user.sees_all_branches:
            return self
        return self.filter(models.Q(branch__in=user.branch_ids) | models.Q(team__in=user.team_ids))

    def switched_on(self) -> "InboxQuerySet":
        return self.filter(switched_off_at=None)


class OfInboxQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        inboxes: Any = self.model._meta.get_field("inbox").related_model
        seen = self.filter(inbox__in=inboxes.objects.visible_to(user))
        return seen.filter(not_hidden(self.model._meta.label, user))


class DeliveryQuerySet(OfInboxQuerySet):
    def unread(self) -> "DeliveryQuerySet":
        """Taken in and not yet made into a message."""
        return self.filter(read_at=None)


class EnclosureQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "EnclosureQuerySet":
        deliveries: Any = self.model._meta.get_field("delivery").related_model
        return self.filter(delivery__in=deliveries.objects.visible_to(user))


class DispatchQuerySet(OfInboxQuerySet):
    def waiting(self) -> "DispatchQuerySet":
        """Not sent yet, being sent right now included."""
        return self.filter(sent_at=None, failed_at=None, uncertain_at=None)

    def failed(self) -> "DispatchQuerySet":
        return self.exclude(failed_at=None)

    def sent(self) -> "DispatchQuerySet":
        return self.exclude(sent_at=None).filter(failed_at=None)

    def uncertain(self) -> "DispatchQuerySet":
        """Handed to the channel, and the answer was lost: a person decides, it never repeats itself."""
        return self.exclude(uncertain_at=None).filter(sent_at=None, failed_at=None)
