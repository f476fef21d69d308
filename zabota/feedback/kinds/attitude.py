from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.feedback.question_kind import question_kinds
from zabota.feedback.question_shapes import NamedKind, Option


@question_kinds.register
class Attitude(NamedKind):
    """What customers take for granted, admire or find annoying: a standard or touchpoint (S3-251).

    `key` is granted, admired or annoying; `value` 0, 1 or -1.
    """

    name = "attitude"
    label = gettext_lazy("Taken for granted, admired, annoying")
    hint = gettext_lazy(
        "For each standard or touchpoint: write the standard as the question, or choose the touchpoint."
    )
    order = 50
    options = (
        Option("granted", gettext_lazy("I take it for granted"), 0, "check"),
        Option("admired", gettext_lazy("I admire it"), 1, "heart"),
        Option("annoying", gettext_lazy("It annoys me"), -1, "mood-annoyed"),
    )

    def default_words(self, touchpoint_name: str) -> str:
        if not touchpoint_name:
            return ""
        return _("What do you say to this: %(touchpoint)s") % {"touchpoint": touchpoint_name}
