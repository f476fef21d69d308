from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.feedback.designing import hold_survey, only_words, refuse_unaskable, tell
from zabota.feedback.models import Question
from zabota.feedback.models.question import new_indicator


@transaction.atomic
def change_question(question: Question, *, by: User | None = None, **fields: Any) -> Question:
    """Change texts, details or touchpoint, and give back the question that is asked from now on.

    One that nobody was asked yet changes as it is, and so does one that only gains a translation. Else its
    next version takes its place in the same series, so that no answer hangs on words that were never read;
    about another touchpoint it begins a new series.
    """
    if unknown := fields.keys() - {"texts", "details", "touchpoint"}:
        raise TypeError(f"a question has no {', '.join(sorted(unknown))} to change")
    survey = hold_survey(question.survey_id)
    kept = Question.objects.select_related("touchpoint", "survey").get(id=question.id)
    if kept.retired_at is not None:
        raise Refused(_("This question was changed or taken away meanwhile. Look at the survey again."))
    if "texts" in fields:
        fields["texts"] = only_words(fields["texts"])
    changed = {name: value for name, value in fields.items() if getattr(kept, name) != value}
    if not changed:
        return kept
    asked = kept if kept.asked_at is None or only_translates(kept, changed) else next_version(kept, changed)
    for name, value in changed.items():
        setattr(asked, name, value)
    refuse_unaskable(asked)
    asked.save()
    tell(survey, by)
    return asked


def only_translates(kept: Question, changed: dict[str, Any]) -> bool:
    """Words in further languages, and everything that customers already read left as it was."""
    return set(changed) == {"texts"} and kept.texts != {} and changed["texts"].items() >= kept.texts.items()


def next_version(kept: Question, changed: dict[str, Any]) -> Question:
    goes_on = "touchpoint" not in changed
    Question.objects.filter(id=kept.id).update(retired_at=timezone.now())
    return Question(
        survey=kept.survey,
        kind=kept.kind,
        touchpoint=kept.touchpoint,
        texts=kept.texts,
        details=kept.details,
        order=kept.order,
        indicator=kept.indicator if goes_on else new_indicator(),
        version=kept.version + 1 if goes_on else 1,
    )
