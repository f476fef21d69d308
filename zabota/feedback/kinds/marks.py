from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from zabota.feedback.bands import QUESTIONS, SCALE
from zabota.feedback.kind import Answers, SurveyKind, survey_kinds
from zabota.feedback.models.response import LONGEST_TEXT
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.insight.statistics.bands import Band

if TYPE_CHECKING:
    from zabota.feedback.models import Invitation


@survey_kinds.register
class Marks(SurveyKind):
    """A mark from 1 to 10 for each touchpoint, with a reason asked for below 9 (S3-152)."""

    name = "marks"
    label = _("Marks from 1 to 10")
    template = "feedback/kinds/marks.html"

    def lines(self, invitation: "Invitation", language: str, answers: Answers) -> list[dict[str, Any]]:
        names = names_in(invitation, language)
        return [
            {
                "id": asked["id"],
                "name": names[asked["id"]],
                "scale": SCALE,
                "score": answers.marks.get(asked["id"], (None, ""))[0],
                "why": answers.marks.get(asked["id"], (None, ""))[1],
                "critic_question": QUESTIONS[Band.CRITIC],
                "passive_question": QUESTIONS[Band.PASSIVE],
                "error": answers.errors.get(asked["id"], ""),
            }
            for asked in invitation.touchpoints
        ]

    def read(self, invitation: "Invitation", entered: Mapping[str, str]) -> Answers:
        marks, errors = {}, {}
        for asked in invitation.touchpoints:
            touchpoint_id = asked["id"]
            score = entered.get(f"mark-{touchpoint_id}", "")
            if not score:
                continue
            if score not in SCORES:
                errors[touchpoint_id] = _("A mark is a whole number from 1 to 10.")
                continue
            marks[touchpoint_id] = (SCORES[score], plain(entered.get(f"why-{touchpoint_id}", "")))
        if not marks and not errors:
            errors[""] = _("Please give at least one mark: tap a number from 1 to 10.")
        return Answers(marks, plain(entered.get("comment", "")), errors)


SCORES = {str(score): score for score in SCALE}


def plain(text: str) -> str:
    """What a customer typed, without the one character that PostgreSQL cannot keep."""
    return text.replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST_TEXT]


def names_in(invitation: "Invitation", language: str) -> dict[int, str]:
    """Touchpoint id -> name: as asked in the language of the ask, else as it is called now."""
    names = {asked["id"]: asked["name"] for asked in invitation.touchpoints}
    if language == invitation.language:
        return names
    kept = Touchpoint.objects.filter(id__in=names).in_bulk()
    return {key: kept[key].name_in(language) if key in kept else name for key, name in names.items()}
