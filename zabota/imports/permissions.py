from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, SERVICE_MANAGER
from zabota.core.permissions import permission

permission(
    "imports.run", _("Take customers and mail over from a file, and undo it"), ADMINISTRATOR, SERVICE_MANAGER
)
