from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, SERVICE_MANAGER, TEAM_LEAD
from zabota.core.permissions import permission

permission("answers.write", _("Write saved replies and macros"), SERVICE_MANAGER, TEAM_LEAD, ADMINISTRATOR)
