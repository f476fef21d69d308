from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, RELATIONS, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission("recovery.see", _("See recovery cases"), *SERVING, DIRECTOR)
permission("recovery.work", _("Put things right with customers"), RELATIONS, TEAM_LEAD, SERVICE_MANAGER, ADMINISTRATOR)
permission("recovery.give", _("Give goodwill within one's limit"), *SERVING)
permission("recovery.set_limits", _("Set goodwill limits and the call script"), SERVICE_MANAGER, DIRECTOR, ADMINISTRATOR)
