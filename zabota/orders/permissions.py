from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission("orders.see", _("See action plans and service orders"), *SERVING, DIRECTOR)
permission("orders.work", _("Carry out steps of plans and orders"), *SERVING)
permission("orders.send_back", _("Have a step done once more"), TEAM_LEAD, SERVICE_MANAGER, ADMINISTRATOR)
permission("orders.manage", _("Change request types, licences and areas"), SERVICE_MANAGER, ADMINISTRATOR)
