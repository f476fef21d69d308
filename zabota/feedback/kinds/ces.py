from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.feedback.question_kind import question_kinds
from zabota.feedback.question_shapes import ScaleKind


@question_kinds.register
class Ces(ScaleKind):
    """Customer effort, 1 (very hard) to 7 (very easy); counted by `insight.statistics.ces`."""

    name = "ces"
    label = gettext_lazy("Effort from 1 to 7 (CES)")
    hint = gettext_lazy("How easy it was to get what the customer came for.")
    order = 60
    highest = 7
    ends = (gettext_lazy("1: very hard"), gettext_lazy("7: very easy"))

    def default_words(self, touchpoint_name: str) -> str:
        if touchpoint_name:
            return _("How easy was it: %(touchpoint)s") % {"touchpoint": touchpoint_name}
        return _("How easy was it to get what you needed?")
