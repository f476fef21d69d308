from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.feedback.question_kind import LANGUAGES, question_kinds
from zabota.feedback.question_shapes import NamedKind, Option

if TYPE_CHECKING:
    from zabota.feedback.models import Question

FEWEST, MOST = 2, 8


@question_kinds.register
class Choice(NamedKind):
    """One or several of the marketer's own answers; a row each, told apart by `key`.

    `details`: {"options": [{"key", "texts": {language: words}}], "several": bool}.
    """

    name = "choice"
    label = gettext_lazy("Choice from a list")
    hint = gettext_lazy("Your own answers, one or several of them.")
    order = 80
    has_options = True
    seconds = 6

    def options_of(self, question: "Question", language: str) -> Sequence[Option]:
        kept = question.details.get("options", [])
        return [Option(row["key"], words_of(row, language), place) for place, row in enumerate(kept)]

    def takes_several(self, question: "Question") -> bool:
        return bool(question.details.get("several"))

    def gaps(self, question: "Question") -> list[str]:
        rows = question.details.get("options", [])
        unsaid = {code for code in LANGUAGES if not all(row["texts"].get(code) for row in rows)}
        return [code for code in LANGUAGES if code in unsaid or code in super(Choice, self).gaps(question)]

    def problem(self, question: "Question") -> Any | None:
        if not FEWEST <= len(question.details.get("options", [])) <= MOST:
            limits = {"fewest": FEWEST, "most": MOST}
            return _("A choice needs from %(fewest)d to %(most)d answers to choose from.") % limits
        return None


def words_of(option: dict[str, Any], language: str) -> str:
    return option["texts"].get(language) or next(iter(option["texts"].values()), option["key"])
