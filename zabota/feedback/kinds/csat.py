from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.feedback.question_kind import question_kinds
from zabota.feedback.question_shapes import ScaleKind


@question_kinds.register
class Csat(ScaleKind):
    """Satisfaction, 1 to 5; counted by `insight.statistics.csat`."""

    name = "csat"
    label = gettext_lazy("Satisfaction from 1 to 5 (CSAT)")
    hint = gettext_lazy("How satisfied the customer is, all in all or with one touchpoint.")
    order = 61
    highest = 5
    ends = (gettext_lazy("1: not at all"), gettext_lazy("5: fully"))

    def default_words(self, touchpoint_name: str) -> str:
        if touchpoint_name:
            return _("How satisfied are you: %(touchpoint)s") % {"touchpoint": touchpoint_name}
        return _("How satisfied are you with us?")
