from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from zabota.desk.queries import seen_by

if TYPE_CHECKING:
    from zabota.company.models import User


class PreparedQuerySet(models.QuerySet):
    """Saved replies and macros: those of the whole company, and those of one's own branches."""

    def visible_to(self, user: "User") -> "PreparedQuerySet":
        if not user.may("desk.answer") and not user.may("answers.write"):
            return self.none()
        if user.sees_all_branches:
            return self.all()
        return self.filter(Q(branch=None) | Q(branch__in=user.branch_ids))

    def in_use(self) -> "PreparedQuerySet":
        return self.filter(retired_at=None)


class ReplyCheckQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ReplyCheckQuerySet":
        return self.filter(seen_by(user, "message__conversation__"))

    def vague(self) -> "ReplyCheckQuerySet":
        """Replies in which nothing concrete was found."""
        return self.filter(found=[])


class QuestionAskedQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "QuestionAskedQuerySet":
        return self.filter(seen_by(user, "conversation__"))
