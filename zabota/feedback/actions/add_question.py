from typing import Any

from django.db import transaction
from django.db.models import Max

from zabota.company.models import User
from zabota.feedback.designing import STEP, hold_survey, only_words, refuse_more, refuse_unaskable, tell
from zabota.feedback.models import Question, Survey, Touchpoint


@transaction.atomic
def add_question(
    survey: Survey,
    kind: str,
    *,
    touchpoint: Touchpoint | None = None,
    texts: dict[str, str] | None = None,
    details: dict[str, Any] | None = None,
    by: User | None = None,
) -> Question:
    """Ask one thing more, last of all. Those who were invited before keep what they were asked.

    Refused when it could not be answered as it stands, or the survey asks as many as the setting allows.
    """
    survey = hold_survey(survey.id)
    refuse_more(survey)
    last = survey.questions.in_use().aggregate(last=Max("order"))["last"] or 0
    question = Question(
        survey=survey,
        kind=kind,
        touchpoint=touchpoint,
        texts=only_words(texts),
        details=details or {},
        order=last + STEP,
    )
    refuse_unaskable(question)
    question.save()
    tell(survey, by)
    return question
