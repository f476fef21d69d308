from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, EVERYONE, HR, MARKETER, SERVICE_MANAGER
from zabota.core.permissions import permission

permission("knowledge.see", _("Read help pages before they are published"), *EVERYONE)
permission("knowledge.write", _("Write and publish help pages"), MARKETER, SERVICE_MANAGER, HR, ADMINISTRATOR)
