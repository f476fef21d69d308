from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission("reception.use", _("Use the front-office screen, calls and hand-overs"), *SERVING)
permission(
    "reception.come",
    _("Is called when a customer asks for somebody senior"),
    TEAM_LEAD,
    SERVICE_MANAGER,
)
permission(
    "reception.set_extensions",
    _("Set whose telephone has which number"),
    TEAM_LEAD,
    SERVICE_MANAGER,
    ADMINISTRATOR,
)
