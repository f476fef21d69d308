from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, SERVICE_MANAGER, TEAM_LEAD
from zabota.core.permissions import permission

permission(
    "routing.manage",
    _("Choose how conversations are given to people, set limits and note absences"),
    SERVICE_MANAGER,
    TEAM_LEAD,
    ADMINISTRATOR,
)
