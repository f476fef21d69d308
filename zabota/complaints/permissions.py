from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, RELATIONS, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission("complaints.see", _("See complaints"), *SERVING, DIRECTOR)
permission("complaints.register", _("Register complaints, claims and suggestions"), *SERVING, DIRECTOR)
permission(
    "complaints.work",
    _("Acknowledge, answer and close complaints"),
    RELATIONS,
    TEAM_LEAD,
    SERVICE_MANAGER,
    ADMINISTRATOR,
)
permission(
    "complaints.set",
    _("Set the deadlines of complaints and what is published"),
    SERVICE_MANAGER,
    DIRECTOR,
    ADMINISTRATOR,
)
