from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import SurveyDesigned
from zabota.feedback.kind import survey_kinds
from zabota.feedback.models import Question, Survey, Touchpoint
from zabota.feedback.questions import MARK

CHANGEABLE = {
    "name",
    "kind",
    "greetings",
    "thanks",
    "asked_after_resolution",
    "is_anonymous",
    "switched_off_at",
}


@transaction.atomic
def design_survey(
    survey: Survey | None,
    touchpoints: Sequence[Touchpoint] | None,
    *,
    by: User | None = None,
    **fields: Any,
) -> Survey:
    """Make a survey (None) or change one. `touchpoints`: those to mark, in their order; None leaves them.

    It never breaks a series: marks hang on touchpoints and stay when a touchpoint leaves the survey, an
    invitation keeps what it asked, and the scale of an answered survey cannot change. One survey is asked
    after a resolution: choosing it releases the one before. Other questions are added with `add_question`.
    """
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"a survey has no {', '.join(sorted(unknown))} to change")
    survey = Survey.objects.select_for_update(of=("self",)).get(id=survey.id) if survey else Survey()
    refuse_break(survey, fields.get("kind", survey.kind))
    for field, value in fields.items():
        setattr(survey, field, value)
    if not survey.name or Survey.objects.filter(name=survey.name).exclude(id=survey.id).exists():
        raise Refused(_("A survey needs a name that no other survey has."))
    survey.save()
    if survey.asked_after_resolution:
        Survey.objects.filter(asked_after_resolution=True).exclude(id=survey.id).update(
            asked_after_resolution=False
        )
    if touchpoints is not None:
        ask_for_marks(survey, touchpoints)
    announce(SurveyDesigned(survey_id=survey.id, by_id=by.id if by else None))
    return survey


def refuse_break(survey: Survey, kind: str) -> None:
    if kind not in survey_kinds:
        raise Refused(_("There is no survey kind “%(kind)s”.") % {"kind": kind})
    if survey.id and kind != survey.kind and survey.invitations.exclude(response=None).exists():
        raise Refused(_("This survey has answers on its scale. Make a new survey for another kind."))


def ask_for_marks(survey: Survey, touchpoints: Sequence[Touchpoint]) -> None:
    """These marks, in this order and before all else; one that left and comes back goes on as it was."""
    there = {row.touchpoint_id: row for row in survey.questions.filter(kind=MARK, texts={}).order_by("id")}
    wanted = list(dict.fromkeys(touchpoints))
    gone = survey.questions.in_use().filter(kind=MARK).exclude(touchpoint__in=wanted)
    gone.update(retired_at=timezone.now())
    marks = [there.get(point.id) or Question(survey=survey, kind=MARK, touchpoint=point) for point in wanted]
    others = list(survey.questions.in_use().exclude(kind=MARK))
    for place, row in enumerate([*marks, *others], 1):
        row.order, row.retired_at = place * 10, None
        row.save()
