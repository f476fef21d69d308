from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DATA_KEEPER, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission("custody.see", _("See which documents were asked for"), *SERVING, DATA_KEEPER)
permission("custody.ask", _("Ask a customer for a personal document"), *SERVING)
permission(
    "custody.check",
    _("Open a customer's document and check it"),
    TEAM_LEAD,
    SERVICE_MANAGER,
    DATA_KEEPER,
    ADMINISTRATOR,
)
