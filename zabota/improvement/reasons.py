"""Why an action is called what it is called, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REASONS: dict[str, Any] = {
    "before_first_look": _("Its first look is still to come: until then nothing is decided."),
    "complaints_fell": _("Complaints of this cause fell more than at the untouched branches, beyond chance."),
    "marks_rose": _("Marks rose more than at the untouched branches, beyond chance."),
    "got_worse": _("It got worse than at the untouched branches, beyond chance."),
    "not_sure_yet": _("The interval still allows for no effect; the last look decides."),
    "too_few": _("Too little was counted to decide; the last look decides."),
    "no_effect_shown": _("The last look is over, and the interval still allows for no effect."),
    "too_few_at_the_end": _("The last look is over, and too little was counted to show an effect."),
}
RULE = _(
    "Complaints of this cause (each story once) and marks of its touchpoint are counted for as many months "
    "before the start as after it, at the branches with the action and at those without. It worked if "
    "complaints fell or marks rose compared with the untouched branches, and the interval, which is right 95 "
    "times in a hundred, leaves out no change. It did not if things got worse, or if the last look, six "
    "months after the start, shows no effect. Nobody ticks it."
)
