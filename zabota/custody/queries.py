from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.desk.queries import confided_to, seen_by

if TYPE_CHECKING:
    from zabota.company.models import User


def held_for(user: "User", prefix: str = "") -> Q:
    """Who knows of a document: whoever may handle documents and sees the conversation it was asked in; who
    only keeps data, by the branch, without those of confidential conversations.
    """
    if not (user.may("custody.see") or user.may("custody.check")):
        return Q(pk__in=[])
    talk = f"{prefix}conversation__"
    if user.may("desk.see"):
        return seen_by(user, talk)
    is_ordinary = Q(**{f"{talk}confided_to__isnull": True})
    if not user.sees_all_branches:
        is_ordinary &= Q(**{f"{talk}branch__in": user.branch_ids})
    return is_ordinary | confided_to(user, talk)


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DocumentQuerySet":
        return self.filter(held_for(user))

    def held(self) -> "DocumentQuerySet":
        """The file lies with us."""
        return self.exclude(sealed_as="")

    def awaiting_check(self) -> "DocumentQuerySet":
        return self.held().filter(checked_at=None)

    def past_their_time(self) -> "DocumentQuerySet":
        return self.held().filter(needed_until__lte=timezone.now())


class OpeningQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OpeningQuerySet":
        return self.filter(held_for(user, "document__"))
