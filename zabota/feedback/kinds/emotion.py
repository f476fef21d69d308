from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zabota.feedback.question_kind import question_kinds
from zabota.feedback.question_shapes import NamedKind, Option


@question_kinds.register
class Emotion(NamedKind):
    """How the customer felt: a named feeling as `key`; `value` is how pleasant it is, -2 to 2 (S3-239)."""

    name = "emotion"
    label = gettext_lazy("Feeling")
    hint = gettext_lazy("How the customer felt: people come back for feelings, not only for reasons.")
    order = 20
    options = (
        Option("delighted", pgettext_lazy("feeling", "delighted"), 2, "mood-happy"),
        Option("at_ease", pgettext_lazy("feeling", "at ease"), 1, "mood-smile"),
        Option("indifferent", pgettext_lazy("feeling", "nothing special"), 0, "mood-neutral"),
        Option("confused", pgettext_lazy("feeling", "confused"), -1, "mood-confused"),
        Option("disappointed", pgettext_lazy("feeling", "disappointed"), -1, "mood-sad"),
        Option("angry", pgettext_lazy("feeling", "angry"), -2, "mood-angry"),
    )

    def default_words(self, touchpoint_name: str) -> str:
        if touchpoint_name:
            return _("How did you feel: %(touchpoint)s") % {"touchpoint": touchpoint_name}
        return _("How did you feel with us?")
