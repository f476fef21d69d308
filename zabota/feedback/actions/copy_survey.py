from itertools import count

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.feedback.designing import tell
from zabota.feedback.models import Question, Survey


@transaction.atomic
def copy_survey(survey: Survey, *, by: User | None = None) -> Survey:
    """The same questions under a new name, switched off until somebody looks at it.

    Copied questions belong to the series of their originals: asked elsewhere, they stay the same indicators.
    """
    copy = Survey.objects.create(
        name=free_name(survey.name),
        kind=survey.kind,
        greetings=survey.greetings,
        thanks=survey.thanks,
        is_anonymous=survey.is_anonymous,
        switched_off_at=timezone.now(),
    )
    Question.objects.bulk_create(
        Question(
            survey=copy,
            kind=row.kind,
            touchpoint_id=row.touchpoint_id,
            texts=row.texts,
            details=row.details,
            order=row.order,
            indicator=row.indicator,
            version=row.version,
        )
        for row in survey.questions.in_use()
    )
    tell(copy, by)
    return copy


def free_name(name: str) -> str:
    longest = Survey._meta.get_field("name").max_length or 120
    for number in count(2):
        ending = _(" (copy)") if number == 2 else _(" (copy %(number)d)") % {"number": number - 1}
        wanted = name[: longest - len(ending)] + ending
        if not Survey.objects.filter(name=wanted).exists():
            return wanted
    raise AssertionError("names never run out")
