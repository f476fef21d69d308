from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, RELATIONS, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

LEADS = (TEAM_LEAD, SERVICE_MANAGER, ADMINISTRATOR)

permission("recovery.see", _("See recovery cases"), *SERVING, DIRECTOR)
permission("recovery.work", _("Put things right with customers"), RELATIONS, *LEADS)
permission("recovery.give", _("Give goodwill within one's limit"), *SERVING, DIRECTOR)
permission("recovery.dismiss", _("Close a recovery case as opened by mistake"), *LEADS)
permission(
    "recovery.set_limits",
    _("Set goodwill limits, the call script and the clocks"),
    SERVICE_MANAGER,
    DIRECTOR,
    ADMINISTRATOR,
)
permission(
    "recovery.review",
    _("Review goodwill afterwards, agree to proposals and decline them"),
    *LEADS,
    DIRECTOR,
)
permission(
    "recovery.compensate",
    _("Compensate many customers after one incident"),
    RELATIONS,
    SERVICE_MANAGER,
    DIRECTOR,
    ADMINISTRATOR,
)
