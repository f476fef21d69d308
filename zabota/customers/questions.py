"""Open questions that bring out what a customer expects: asked, not guessed."""

from django.utils.translation import gettext_lazy as _

OPEN_QUESTIONS = (
    _("What would you like to have at the end?"),
    _("How did you picture this would go?"),
    _("What matters most to you: speed, price, comfort, certainty?"),
    _("What was good elsewhere, and what was not?"),
    _("By when do you need it, and what happens if it is later?"),
    _("How shall we keep you informed?"),
    _("Who else decides or uses it?"),
    _("What would make you say: this was better than I expected?"),
)
