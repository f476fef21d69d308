from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, MARKETER, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission(
    "stakes.see",
    _("See word of mouth, money at risk and goals"),
    DIRECTOR,
    SERVICE_MANAGER,
    MARKETER,
    TEAM_LEAD,
    ADMINISTRATOR,
)
permission(
    "stakes.record", _("Note that a customer left, and how many follow one"), *SERVING, DIRECTOR, MARKETER
)
permission(
    "stakes.set", _("Change assumptions and set goals"), DIRECTOR, SERVICE_MANAGER, MARKETER, ADMINISTRATOR
)
