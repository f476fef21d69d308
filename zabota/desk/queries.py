from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import F, Min, Q
from django.utils import timezone

if TYPE_CHECKING:
    from zabota.company.models import User
    from zabota.desk.models import Conversation


LINE = (
    "id",
    "subject",
    "customer_id",
    "customer_name",
    "preview",
    "language",
    "message_count",
    "opened_at",
    "last_message_at",
    "waiting_since",
    "first_answered_at",
    "due_at",
    "snoozed_until",
    "resolved_at",
    "reply_failed_at",
    "possible_match_id",
    "assignee_id",
    "inbox_id",
    "branch_id",
    "team_id",
    "confided_to",
)
"""What one line of the list shows; `lines` adds `assignee_name`, `inbox_name` and `inbox_kind`."""


def seen_by(user: "User", prefix: str = "") -> Q:
    """The rule of who sees a conversation, for it and for what hangs on it.

    An ordinary one by branch, team or assignee; a confidential one by its circle and assignee alone, also for
    who sees all branches.
    """
    if not user.may("desk.see"):
        return Q(pk__in=[])
    is_ordinary = Q(**{f"{prefix}confided_to__isnull": True})
    if not user.sees_all_branches:
        is_ordinary &= Q(**{f"{prefix}branch__in": user.branch_ids}) | Q(
            **{f"{prefix}team__in": user.team_ids}
        )
    return is_ordinary | Q(**{f"{prefix}assignee": user.id}) | confided_to(user, prefix)


def confided_to(user: "User", prefix: str = "") -> Q:
    """Confidential ones whose circle the user belongs to."""
    named = Q(**{f"{prefix}confided_to__contains": [user.id]})
    if user.team_ids:
        named |= Q(**{f"{prefix}confided_to_teams__overlap": sorted(user.team_ids)})
    return named


def is_seen_by(user: "User", conversation: "Conversation") -> bool:
    """The same rule as `seen_by`, of one conversation in memory."""
    if not user.may("desk.see"):
        return False
    if conversation.assignee_id == user.id:
        return True
    if conversation.confided_to is not None:
        return user.id in conversation.confided_to or not user.team_ids.isdisjoint(
            conversation.confided_to_teams or ()
        )
    return (
        user.sees_all_branches
        or conversation.branch_id in user.branch_ids
        or conversation.team_id in user.team_ids
    )


def unless_confided(user: "User", prefix: str = "") -> Q:
    """For rows with a rule of their own that hang on a conversation: not those of a confidential one that is
    not the user's to see.
    """
    conversations: Any = apps.get_model("desk", "Conversation").objects
    return ~Q(**{f"{prefix}conversation__in": conversations.kept_from(user).values("id")})


class ConversationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ConversationQuerySet":
        return self.filter(seen_by(user))

    def present(self) -> "ConversationQuerySet":
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def confidential(self) -> "ConversationQuerySet":
        return self.filter(confided_to__isnull=False)

    def kept_from(self, user: "User") -> "ConversationQuerySet":
        """Confidential ones that the user may not see."""
        return self.confidential().exclude(seen_by(user))

    def open(self) -> "ConversationQuerySet":
        return self.filter(resolved_at=None, merged_into=None)

    def resolved(self) -> "ConversationQuerySet":
        """By somebody: without those that were written by themselves and never waited for anybody."""
        found = self.exclude(resolved_at=None).filter(merged_into=None)
        return found.exclude(opened_by__isnull=False, resolved_by=None)

    def snoozed(self) -> "ConversationQuerySet":
        return self.open().filter(snoozed_until__gt=timezone.now())

    def awake(self) -> "ConversationQuerySet":
        return self.open().filter(Q(snoozed_until=None) | Q(snoozed_until__lte=timezone.now()))

    def waiting_on_us(self) -> "ConversationQuerySet":
        """The customer spoke last and waits for an answer."""
        return self.awake().exclude(waiting_since=None)

    def unanswered(self) -> "ConversationQuerySet":
        """What the customer said last got no reply: still waiting, snoozed, or resolved without a word."""
        return self.present().filter(Q(waiting_since__isnull=False) | Q(unanswered_since__isnull=False))

    def unassigned(self) -> "ConversationQuerySet":
        return self.filter(assignee=None)

    def overdue(self) -> "ConversationQuerySet":
        return self.awake().filter(due_at__lt=timezone.now())

    def mentioning(self, user: "User") -> "ConversationQuerySet":
        """Those where a note calls the user in, and the user has not looked yet."""
        unseen = user.mentions.filter(seen_at=None).values("note__conversation")
        return self.present().filter(id__in=unseen)

    def lines(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """One dictionary a line, in one query."""
        return self.values(
            *LINE,
            assignee_name=F("assignee__name"),
            inbox_name=F("inbox__name"),
            inbox_kind=F("inbox__kind"),
        )


class OfConversationQuerySet(models.QuerySet):
    """Messages, notes, attachments: seen by whoever sees the conversation."""

    def visible_to(self, user: "User") -> "OfConversationQuerySet":
        return self.filter(seen_by(user, "conversation__"))


class FulfilmentQuerySet(OfConversationQuerySet):
    def present(self) -> "FulfilmentQuerySet":
        """Without those of conversations that were merged into another, which has its own end."""
        return self.filter(conversation__merged_into=None)


class CircleQuerySet(OfConversationQuerySet):
    def guarded_by(self, user: "User") -> "CircleQuerySet":
        """Of whoever may let themselves in with a reason: that they are there, at their branches."""
        if not user.may("desk.enter_confided"):
            return self.none()
        return self if user.sees_all_branches else self.filter(conversation__branch__in=user.branch_ids)


class SlaClockQuerySet(OfConversationQuerySet):
    def unfinished(self) -> "SlaClockQuerySet":
        """Neither met nor stopped; it may be paused or already breached."""
        return self.filter(met_at=None, stopped_at=None)

    def running(self) -> "SlaClockQuerySet":
        return self.unfinished().filter(paused_at=None)

    def earliest_due(self) -> datetime | None:
        """When the next answer or deed is due; None when nothing runs."""
        return self.running().aggregate(earliest=Min("due_at"))["earliest"]


class QueueQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "QueueQuerySet":
        """One's own and the shared ones."""
        return self.filter(Q(user=None) | Q(user=user.id)) if user.may("desk.see") else self.none()
