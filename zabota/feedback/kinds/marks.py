from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from zabota.feedback.bands import SCALE
from zabota.feedback.kind import Answers, SurveyKind, plain, survey_kinds
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.question_kind import Said, Unclear, question_kinds
from zabota.feedback.questions import MARK, besides_marks, questions_of

if TYPE_CHECKING:
    from zabota.feedback.models import Invitation, Question


@survey_kinds.register
class Marks(SurveyKind):
    """One page of questions, each of its own kind: marks of touchpoints above all (S3-152)."""

    name = "marks"
    label = _("One page of questions")
    template = "feedback/kinds/marks.html"

    def lines(self, invitation: "Invitation", language: str, answers: Answers) -> list[dict[str, Any]]:
        names = names_in(invitation, language)
        return [
            self.line(question, language, answers, names)
            for question in questions_of(invitation)
            if question.kind in question_kinds
        ]

    def line(
        self, question: "Question", language: str, answers: Answers, names: dict[int, str]
    ) -> dict[str, Any]:
        kind = question_kinds[question.kind]
        line = kind.line(question, language, said_to(question, answers))
        if question.kind == MARK and question.touchpoint_id in names and not question.text_in(language):
            line["name"] = names[question.touchpoint_id]
        key = question.touchpoint_id if question.kind == MARK else f"q-{question.id}"
        return {**line, "template": kind.template, "error": answers.errors.get(key or "", "")}

    def read(self, invitation: "Invitation", entered: Mapping[str, str]) -> Answers:
        answers = Answers(comment=plain(entered.get("comment", "")))
        for asked in invitation.touchpoints:
            read_mark(asked["id"], entered, answers)
        for question in besides_marks(invitation):
            if question.kind not in question_kinds:
                continue
            try:
                said = question_kinds[question.kind].read(question, entered)
            except Unclear as unclear:
                answers.errors[f"q-{question.id}"] = str(unclear)
            else:
                if said:
                    answers.said[question.id] = said
        if not answers.marks and not answers.said and not answers.errors:
            answers.errors[""] = nothing_said(invitation)
        return answers


def read_mark(touchpoint_id: int, entered: Mapping[str, str], answers: Answers) -> None:
    score = entered.get(f"mark-{touchpoint_id}", "")
    if score and score not in SCORES:
        answers.errors[touchpoint_id] = _("A mark is a whole number from 1 to 10.")
    elif score:
        answers.marks[touchpoint_id] = (SCORES[score], plain(entered.get(f"why-{touchpoint_id}", "")))


def nothing_said(invitation: "Invitation") -> Any:
    if invitation.touchpoints:
        return _("Please give at least one mark: tap a number from 1 to 10.")
    return _("Please answer at least one question.")


def said_to(question: "Question", answers: Answers) -> tuple[Said, ...]:
    if question.kind != MARK:
        return answers.said.get(question.id, ())
    score, why = answers.marks.get(question.touchpoint_id or 0, (None, ""))
    return () if score is None else (Said(value=score, text=why),)


SCORES = {str(score): score for score in SCALE}


def names_in(invitation: "Invitation", language: str) -> dict[int, str]:
    """Touchpoint id -> name: as asked in the language of the ask, else as it is called now."""
    names = {asked["id"]: asked["name"] for asked in invitation.touchpoints}
    if language == invitation.language:
        return names
    kept = Touchpoint.objects.filter(id__in=names).in_bulk()
    return {key: kept[key].name_in(language) if key in kept else name for key, name in names.items()}
