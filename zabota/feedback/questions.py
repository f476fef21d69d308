"""Which questions are asked: at a branch today, and in an invitation that was made."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from zabota.core.standing import standing
from zabota.feedback.models.question import Question
from zabota.feedback.models.touchpoint import Touchpoint

if TYPE_CHECKING:
    from zabota.company.models import Branch
    from zabota.feedback.models import Invitation, Survey, Wave

MARK = "mark"


def questions_at(survey: "Survey", branch: "Branch | None", wave: "Wave | None" = None) -> list[Question]:
    """Those of the survey that make sense at this branch, in order; in a wave, those that were frozen."""
    met = Question.objects.filter(survey=survey).met_at(branch).select_related("touchpoint")
    if wave is None or not wave.questions:
        return list(met.in_use().order_by("order", "id"))
    places = {question_id: place for place, question_id in enumerate(wave.questions)}
    return sorted(met.filter(id__in=places), key=lambda question: places[question.id])


def questions_of(invitation: "Invitation") -> list[Question]:
    """What this invitation asks, in its order: exactly as it was when it was made."""
    if not invitation.questions:
        return [mark_of(line["id"]) for line in invitation.touchpoints]
    return in_order(invitation, ever_asked_in(invitation.survey_id))


def besides_marks(invitation: "Invitation") -> list[Question]:
    """What it asks but for marks, which stand in its `touchpoints`: one for each question about a mark."""
    if len(invitation.questions) == len(invitation.touchpoints):
        return []
    return in_order(invitation, others_asked_in(invitation.survey_id))


def in_order(invitation: "Invitation", questions: list[Question]) -> list[Question]:
    found = {question.id: question for question in questions}
    return [found[question_id] for question_id in invitation.questions if question_id in found]


@standing
def ever_asked_in(survey_id: int) -> QuerySet[Question]:
    """Those in use and those that were replaced."""
    return Question.objects.filter(survey=survey_id).select_related("touchpoint").order_by()


@standing
def others_asked_in(survey_id: int) -> QuerySet[Question]:
    return (
        Question.objects.filter(survey=survey_id).exclude(kind=MARK).select_related("touchpoint").order_by()
    )


def mark_of(touchpoint_id: int) -> Question:
    """An invitation of the time before questions asks for bare marks."""
    return Question(kind=MARK, touchpoint=Touchpoint.objects.filter(id=touchpoint_id).first())


def touchpoints_in(questions: list[Question]) -> list[Touchpoint]:
    """The touchpoints to mark among these, in order."""
    return [row.touchpoint for row in questions if row.kind == MARK and row.touchpoint is not None]
