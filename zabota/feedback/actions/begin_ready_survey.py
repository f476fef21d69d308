from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.copy_survey import free_name
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.models import Survey
from zabota.feedback.ready import ReadySurvey


@transaction.atomic
def begin_ready_survey(ready: ReadySurvey, *, by: User | None = None) -> Survey:
    """Its questions as a survey of one's own, switched off until somebody looks at it."""
    name = str(ready.label)
    if Survey.objects.filter(name=name).exists():
        name = free_name(name)
    survey = design_survey(None, [], by=by, name=name, switched_off_at=timezone.now())
    for kind, texts in ready.asked:
        add_question(survey, kind, texts=texts, by=by)
    return survey
