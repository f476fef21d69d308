from django.db import transaction

from zabota.company.models import User
from zabota.feedback.designing import STEP, hold_survey, tell
from zabota.feedback.models import Question


@transaction.atomic
def move_question(question: Question, place: int, *, by: User | None = None) -> None:
    """Put a question at `place` (1 is the first) among those that are asked; too far is the end."""
    survey = hold_survey(question.survey_id)
    asked = list(survey.questions.in_use())
    if question not in asked:
        return
    asked.remove(question)
    asked.insert(max(0, place - 1), question)
    moved = [row for number, row in enumerate(asked, 1) if row.order != number * STEP or row == question]
    for number, row in enumerate(asked, 1):
        row.order = number * STEP
    Question.objects.bulk_update(moved, ["order"])
    tell(survey, by)
