from django.utils.translation import gettext_lazy as _

from zabota.core.outside import several
from zabota.recovery import events
from zabota.recovery.models import RecoveryCase

several(
    (
        ("case.opened", events.CaseOpened, _("A recovery case was opened")),
        ("case.taken", events.CaseTaken, _("A recovery case has an owner")),
        ("case.fixed", events.CaseFixed, _("We say that it is put right")),
        ("case.closed", events.CaseClosed, _("A recovery case was closed")),
        ("case.reopened", events.CaseReopened, _("A customer says that it is not put right")),
        ("case.clock_breached", events.CaseClockBreached, _("A deadline of a recovery case was missed")),
        ("goodwill.given", events.GoodwillGiven, _("Something was given to make up for it")),
    ),
    "recovery.see",
    RecoveryCase,
    "case_id",
)
