from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission("agenda.use", _("See and set tasks, and finish one's own and those one gave"), *SERVING, DIRECTOR)
permission("agenda.lead", _("Finish tasks of others"), TEAM_LEAD, SERVICE_MANAGER, DIRECTOR, ADMINISTRATOR)
permission(
    "agenda.set", _("Say after what a customer is called again"), TEAM_LEAD, SERVICE_MANAGER, ADMINISTRATOR
)
