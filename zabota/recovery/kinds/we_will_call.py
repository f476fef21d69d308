from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zabota.feedback.models import Response
from zabota.feedback.thanks import ThanksLine, thanks_lines
from zabota.recovery.actions.open_case import wants_case
from zabota.recovery.limits import clocks_of
from zabota.recovery.models import RecoveryCase

HOUR = 3_600


@thanks_lines.register
class WeWillCall(ThanksLine):
    """What a critic is promised: contact by the moment the case's clock says."""

    name = "we_will_call"

    def contact_due(self, response: Response) -> datetime | None:
        """What the case says, or will say: it is opened by a job that is queued with the answer."""
        case = RecoveryCase.objects.filter(response=response).first()
        if case is not None:
            return None if case.is_closed or case.contacted_at else case.contact_due_at
        return clocks_of(response.branch, response.at).contact_due_at if wants_case(response) else None

    def line(self, response: Response) -> Any | None:
        due = self.contact_due(response)
        if due is None or due <= timezone.now():
            return None
        seconds = (due - response.at).total_seconds()
        if seconds % HOUR:
            branch = response.branch
            local = timezone.localtime(due, branch.zone_info if branch else None)
            when = {"when": date_format(local, "DATETIME_FORMAT")}
            return _("This should not have happened. We will get in touch with you by %(when)s.") % when
        return ngettext(
            "This should not have happened. We will get in touch with you within %(hours)d hour.",
            "This should not have happened. We will get in touch with you within %(hours)d hours.",
            int(seconds // HOUR),
        ) % {"hours": seconds // HOUR}
