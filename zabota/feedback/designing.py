"""What the verbs of the survey builder share."""

from typing import Any

from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import SurveyDesigned
from zabota.feedback.models.question import Question
from zabota.feedback.models.survey import Survey
from zabota.feedback.question_kind import QuestionKind, question_kinds

STEP = 10


def hold_survey(survey_id: int) -> Survey:
    """Locked: two designers at once change one after the other."""
    return Survey.objects.select_for_update(of=("self",)).get(id=survey_id)


def tell(survey: Survey, by: User | None) -> None:
    announce(SurveyDesigned(survey_id=survey.id, by_id=by.id if by else None))


def kind_of(name: str) -> QuestionKind:
    if name not in question_kinds:
        raise Refused(_("There is no kind of question “%(kind)s”.") % {"kind": name})
    return question_kinds[name]


def refuse_unaskable(question: Question) -> None:
    """What a customer could not answer is not kept."""
    kind = kind_of(question.kind)
    if kind.needs_touchpoint and question.touchpoint is None:
        raise Refused(_("Choose the touchpoint that is asked about."))
    if not kind.takes_touchpoint and question.touchpoint is not None:
        raise Refused(_("This kind of question is about no single touchpoint."))
    if problem := kind.problem(question):
        raise Refused(str(problem))
    if not kind.words(question, "").strip():
        raise Refused(_("Write the question in at least one language."))
    same = question.survey.questions.in_use().filter(kind=question.kind, touchpoint=question.touchpoint)
    if question.touchpoint and question.kind == "mark" and same.exclude(id=question.id).exists():
        raise Refused(_("This survey asks for that mark already."))


def refuse_more(survey: Survey) -> None:
    most = value_of("feedback.most_questions")
    if survey.questions.in_use().count() >= most:
        raise Refused(
            _("A survey asks %(most)d questions at most: more, and people stop answering.") % {"most": most}
        )


def only_words(texts: dict[str, Any] | None) -> dict[str, str]:
    """Language -> words, without what was left empty."""
    return {code: text.strip() for code, text in (texts or {}).items() if text and text.strip()}
