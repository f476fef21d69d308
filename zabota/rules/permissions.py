from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, SERVICE_MANAGER
from zabota.core.permissions import permission

permission(
    "rules.manage", _("Make rules that act on conversations by themselves"), SERVICE_MANAGER, ADMINISTRATOR
)
