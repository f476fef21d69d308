from django.utils.translation import gettext, gettext_lazy

from zabota.feedback.question_kind import question_kinds
from zabota.feedback.question_shapes import NamedKind, Option


@question_kinds.register
class SolvedFirst(NamedKind):
    """Whether the customer's matter was settled at the first contact; `value` 1 or 0. Reports show it beside
    what was seen.
    """

    name = "solved_first"
    label = gettext_lazy("Solved at the first contact")
    hint = gettext_lazy("The customer's own word; the reports set it beside who came again.")
    order = 71
    seconds = 3
    takes_touchpoint = False
    options = (
        Option("yes", gettext_lazy("yes"), 1),
        Option("no", gettext_lazy("no"), 0),
    )

    def default_words(self, touchpoint_name: str) -> str:
        return gettext("Was your question solved at the first contact?")
