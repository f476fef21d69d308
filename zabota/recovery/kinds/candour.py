from typing import Any

from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.feedback.models import Response
from zabota.feedback.thanks import ThanksLine, thanks_lines
from zabota.recovery.actions.open_case import wants_case


@thanks_lines.register
class ThankedForCandour(ThanksLine):
    """Who told us openly what was wrong is thanked, with what the company promises for it (S4-26)."""

    name = "thanked_for_candour"
    order = 60

    def line(self, response: Response) -> Any | None:
        spoke = bool(response.comment) or response.marks.exclude(why="").exists()
        if not spoke or not wants_case(response):
            return None
        promised = str(value_of("recovery.candour_thanks")).strip()
        thanks = _("Thank you for your candour: that is how we learn what to mend.")
        return f"{thanks} {promised}".strip()
