from django.utils.translation import gettext_lazy

from zabota.feedback.question_kind import question_kinds
from zabota.feedback.question_shapes import NamedKind, Option


@question_kinds.register
class YesNo(NamedKind):
    """Yes or no; `value` 1 or 0."""

    name = "yes_no"
    label = gettext_lazy("Yes or no")
    hint = gettext_lazy("One plain question, for example whether the question was answered the first time.")
    order = 70
    seconds = 3
    options = (
        Option("yes", gettext_lazy("yes"), 1),
        Option("no", gettext_lazy("no"), 0),
    )
