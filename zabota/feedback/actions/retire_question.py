from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.feedback.designing import hold_survey, tell
from zabota.feedback.models import Question


@transaction.atomic
def retire_question(question: Question, *, by: User | None = None) -> None:
    """Ask it no more; its answers and its series stay. Again changes nothing."""
    survey = hold_survey(question.survey_id)
    if Question.objects.in_use().filter(id=question.id).update(retired_at=timezone.now()):
        tell(survey, by)
