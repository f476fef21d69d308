from datetime import date

from zabota.asking.models import PaperBatch
from zabota.company.models import Branch, User
from zabota.feedback.models import Survey


def begin_batch(
    name: str, branch: Branch, survey: Survey, answered_on: date, *, by: User | None, is_double: bool = False
) -> PaperBatch:
    """A pile of paper questionnaires to type in."""
    return PaperBatch.objects.create(
        name=name, branch=branch, survey=survey, answered_on=answered_on, is_double=is_double, made_by=by
    )
