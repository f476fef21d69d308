from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from zabota.feedback.bands import QUESTIONS, SCALE
from zabota.feedback.question_kind import QuestionKind, Said, question_kinds
from zabota.feedback.questions import MARK
from zabota.insight.statistics.bands import Band

if TYPE_CHECKING:
    from zabota.feedback.models import Question


@question_kinds.register
class MarkOfTen(QuestionKind):
    """A mark from 1 to 10 for a touchpoint, with the reason asked for below 9 (S3-152). Kept as a Mark."""

    name = MARK
    label = _("Mark from 1 to 10")
    hint = _(
        "How good one touchpoint was; below 9 the page asks what was missing. NPS is counted from these."
    )
    order = 10
    template = "feedback/kinds/mark.html"
    needs_touchpoint = True

    def default_words(self, touchpoint_name: str) -> str:
        return touchpoint_name

    def line(self, question: "Question", language: str, said: Sequence[Said]) -> dict[str, Any]:
        score, why = (said[0].value, said[0].text) if said else (None, "")
        shown = {
            "id": question.touchpoint_id,
            "name": self.words(question, language),
            "scale": SCALE,
            "score": score,
            "why": why,
            "critic_question": QUESTIONS[Band.CRITIC],
            "passive_question": QUESTIONS[Band.PASSIVE],
        }
        return shown

    def read(self, question: "Question", entered: Mapping[str, Any]) -> tuple[Said, ...]:
        return ()  # read as a mark, see marks.py

    def accepts(self, question: "Question", said: Sequence[Said]) -> bool:
        return False
