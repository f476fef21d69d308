from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.feedback.designing import hold_survey, tell
from zabota.feedback.models import Survey


@transaction.atomic
def switch_survey(survey: Survey, *, on: bool, by: User | None = None) -> None:
    """Off: nobody new is asked, and those who were asked can still answer. Again changes nothing."""
    kept = hold_survey(survey.id)
    if on == (kept.switched_off_at is None):
        return
    kept.switched_off_at = None if on else timezone.now()
    kept.save(update_fields=["switched_off_at"])
    survey.switched_off_at = kept.switched_off_at
    tell(kept, by)
