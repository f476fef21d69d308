from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, MARKETER, SERVICE_MANAGER, TEAM_LEAD
from zabota.core.permissions import permission

permission(
    "insight.owner_page",
    _("See the owner's page"),
    DIRECTOR,
    SERVICE_MANAGER,
    MARKETER,
    TEAM_LEAD,
    ADMINISTRATOR,
)
permission("insight.set_targets", _("Set targets"), DIRECTOR, SERVICE_MANAGER, ADMINISTRATOR)
