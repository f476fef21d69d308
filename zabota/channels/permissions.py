from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, SERVICE_MANAGER, TEAM_LEAD
from zabota.core.permissions import permission

permission("channels.connect", _("Connect and change inboxes"), ADMINISTRATOR, SERVICE_MANAGER)
permission(
    "channels.see_outbox",
    _("See the outbox and decide on uncertain messages"),
    ADMINISTRATOR,
    SERVICE_MANAGER,
    TEAM_LEAD,
)
