from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.feedback.question_kind import question_kinds
from zabota.feedback.question_shapes import ScaleKind


@question_kinds.register
class Importance(ScaleKind):
    """How much a touchpoint matters, 1 to 10, beside how good it is (S3-238)."""

    name = "importance"
    label = gettext_lazy("Importance from 1 to 10")
    hint = gettext_lazy("How much it matters to the customer: shown against how good it is.")
    order = 30
    needs_touchpoint = True
    ends = (gettext_lazy("1: does not matter"), gettext_lazy("10: matters most"))

    def default_words(self, touchpoint_name: str) -> str:
        if not touchpoint_name:
            return ""
        return _("How important to you: %(touchpoint)s") % {"touchpoint": touchpoint_name}
