"""The few sentences that the browser says by itself: frontend/app/words.js reads them."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zabota.core.display.durations import units


def words() -> dict[str, str]:
    """By the names that the JavaScript asks for."""
    return {
        **units(),
        "just_now": _("just now"),
        "ago": _("%(time)s ago"),
        "left": _("%(time)s left"),
        "overdue": _("%(time)s overdue"),
        "open": pgettext("do", "Open"),
        "close": pgettext("do", "Close"),
        "cancel": pgettext("do", "Cancel"),
        "continue": pgettext("do", "Continue"),
        "keys": _("Keyboard shortcuts"),
        "forbidden": _("You may not do this. Nothing was changed."),
        "gone": _("This is no longer here. Reload the page to see what is."),
        "conflict": _(
            "Somebody else changed this at the same moment. "
            "Your text is still here: look at theirs and save again."
        ),
        "too_large": _("The file is too large. Your text is still here."),
        "too_often": _("Too many attempts. Wait a minute and try again."),
        "refused": _("This could not be done. Your text is still here: check it and try again."),
        "broken": _("Something broke on our side. Your text is still here: try again in a minute."),
        "offline": _(
            "No connection to the server. Your text is still here: try again when the connection is back."
        ),
    }
