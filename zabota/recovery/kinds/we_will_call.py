from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zabota.feedback.models import Response
from zabota.feedback.thanks import ThanksLine, thanks_lines
from zabota.recovery.models import RecoveryCase

HOUR = 3_600


@thanks_lines.register
class WeWillCall(ThanksLine):
    """What a critic is promised: contact by the moment the case's clock says."""

    name = "we_will_call"

    def line(self, response: Response) -> Any | None:
        case = RecoveryCase.objects.open().filter(response=response, contacted_at=None).first()
        if case is None or case.contact_due_at <= timezone.now():
            return None
        seconds = (case.contact_due_at - case.received_at).total_seconds()
        if seconds % HOUR:
            local = timezone.localtime(case.contact_due_at, case.branch.zone_info if case.branch else None)
            when = {"when": date_format(local, "DATETIME_FORMAT")}
            return _("This should not have happened. We will get in touch with you by %(when)s.") % when
        return ngettext(
            "This should not have happened. We will get in touch with you within %(hours)d hour.",
            "This should not have happened. We will get in touch with you within %(hours)d hours.",
            int(seconds // HOUR),
        ) % {"hours": seconds // HOUR}
