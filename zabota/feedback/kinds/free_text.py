from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.feedback.kind import plain
from zabota.feedback.models.response import LONGEST_TEXT
from zabota.feedback.question_kind import QuestionKind, Said, question_kinds

if TYPE_CHECKING:
    from zabota.feedback.models import Question


@question_kinds.register
class FreeText(QuestionKind):
    """The customer's own words, kept as `text`."""

    name = "free_text"
    label = gettext_lazy("Own words")
    hint = gettext_lazy("An open question. One is enough: writing takes the longest.")
    order = 90
    template = "feedback/kinds/free_text.html"
    seconds = 12

    def default_words(self, touchpoint_name: str) -> str:
        if touchpoint_name:
            return _("Tell us in your own words: %(touchpoint)s") % {"touchpoint": touchpoint_name}
        return _("What should we do differently?")

    def line(self, question: "Question", language: str, said: Sequence[Said]) -> dict[str, Any]:
        return {**super().line(question, language, said), "text": said[0].text if said else ""}

    def read(self, question: "Question", entered: Mapping[str, Any]) -> tuple[Said, ...]:
        text = plain(entered.get(f"q-{question.id}", ""))
        return (Said(text=text),) if text else ()

    def accepts(self, question: "Question", said: Sequence[Said]) -> bool:
        return len(said) == 1 and 0 < len(said[0].text) <= LONGEST_TEXT
