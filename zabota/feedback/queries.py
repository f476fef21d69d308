from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q, Sum

from zabota.insight.statistics.bands import HIGHEST, PASSIVE_FROM, PROMOTER_FROM, Band, BandCounts

if TYPE_CHECKING:
    from zabota.company.models import Branch, User

OF_BAND = {
    Band.CRITIC: (1, PASSIVE_FROM - 1),
    Band.PASSIVE: (PASSIVE_FROM, PROMOTER_FROM - 1),
    Band.PROMOTER: (PROMOTER_FROM, HIGHEST),
}
COUNTED = {f"{band}s": Count("id", filter=Q(score__range=scores)) for band, scores in OF_BAND.items()}


def heard_by(user: "User", prefix: str = "") -> Q:
    """Who sees what customers said: everyone with the permission, in their branches."""
    if not user.may("feedback.see"):
        return Q(pk__in=[])
    if user.sees_all_branches:
        return Q()
    return Q(**{f"{prefix}branch__in": user.branch_ids})


class TouchpointQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "TouchpointQuerySet":
        """Those of all branches, and those of the user's own."""
        if not (user.may("feedback.see") or user.may("feedback.design")):
            return self.none()
        if user.sees_all_branches:
            return self
        return self.filter(Q(branch=None) | Q(branch__in=user.branch_ids))

    def in_use(self) -> "TouchpointQuerySet":
        return self.filter(retired_at=None)

    def met_at(self, branch: "Branch | None") -> "TouchpointQuerySet":
        """Those a customer can meet at `branch`; without one, only what is met everywhere."""
        return self.in_use().filter(Q(branch=None) | Q(branch=branch) if branch else Q(branch=None))


class SurveyQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "SurveyQuerySet":
        """A survey is the whole company's: everyone who sees answers or designs sees it."""
        return self if user.may("feedback.see") or user.may("feedback.design") else self.none()

    def in_use(self) -> "SurveyQuerySet":
        return self.filter(switched_off_at=None)

    def after_resolution(self) -> "SurveyQuerySet":
        return self.in_use().filter(asked_after_resolution=True)


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "QuestionQuerySet":
        """Like the survey they belong to."""
        return self if user.may("feedback.see") or user.may("feedback.design") else self.none()

    def in_use(self) -> "QuestionQuerySet":
        return self.filter(retired_at=None)

    def met_at(self, branch: "Branch | None") -> "QuestionQuerySet":
        """Those about something in use that can be met at `branch`, and those about nothing of a place."""
        place = (
            Q(touchpoint__branch=None) | Q(touchpoint__branch=branch)
            if branch
            else Q(touchpoint__branch=None)
        )
        return self.filter(Q(touchpoint=None) | Q(touchpoint__retired_at=None) & place)


class QuotaQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "QuotaQuerySet":
        """Those of the whole company, and those of the user's own branches."""
        if not user.may("feedback.design"):
            return self.none()
        return self if user.sees_all_branches else self.filter(Q(branch=None) | Q(branch__in=user.branch_ids))


class WaveQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "WaveQuerySet":
        """A wave is the whole company's, like its survey."""
        return self if user.may("feedback.see") or user.may("feedback.design") else self.none()

    def running(self) -> "WaveQuerySet":
        return self.filter(ended_at=None, paused_at=None).exclude(started_at=None)


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "InvitationQuerySet":
        return self.filter(heard_by(user))

    def asks(self) -> "InvitationQuerySet":
        """Without the blank sheets that anonymous answers are written on."""
        return self.filter(is_sheet=False)

    def unanswered(self) -> "InvitationQuerySet":
        return self.filter(response=None)

    def sent(self) -> "InvitationQuerySet":
        return self.exclude(sent_at=None)


class RefusalQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RefusalQuerySet":
        customers: Any = self.model._meta.get_field("customer").related_model
        if not user.may("feedback.see"):
            return self.none()
        return self.filter(customer__in=customers.objects.visible_to(user))


class ResponseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ResponseQuerySet":
        return self.filter(heard_by(user))

    def of_band(self, band: Band) -> "ResponseQuerySet":
        """By the worst mark in it."""
        return self.filter(lowest__range=OF_BAND[band])

    def worst_first(self) -> "ResponseQuerySet":
        return self.order_by("lowest", "-id")


class EarlierVersionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "EarlierVersionQuerySet":
        return self.filter(heard_by(user, "response__"))


class AnswerQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AnswerQuerySet":
        return self.filter(heard_by(user))


class MarkQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "MarkQuerySet":
        return self.filter(heard_by(user))

    def critics(self) -> "MarkQuerySet":
        return self.filter(score__range=OF_BAND[Band.CRITIC])

    def passives(self) -> "MarkQuerySet":
        return self.filter(score__range=OF_BAND[Band.PASSIVE])

    def promoters(self) -> "MarkQuerySet":
        return self.filter(score__range=OF_BAND[Band.PROMOTER])

    def band_counts(self) -> BandCounts:
        """How many marks fell in each band, in one query."""
        return BandCounts(**self.order_by().aggregate(**COUNTED))

    def by_touchpoint(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """Rows `{touchpoint_id, critics, passives, promoters, total}`: one query for a page of scores."""
        return self.order_by("touchpoint_id").values("touchpoint_id").annotate(**COUNTED, total=Sum("score"))
