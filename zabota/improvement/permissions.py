from django.utils.translation import gettext_lazy as _

from zabota.company.roles import (
    ADMINISTRATOR,
    DIRECTOR,
    EVERYONE,
    LEADING,
    RELATIONS,
    SERVICE_MANAGER,
    SERVING,
)
from zabota.core.permissions import permission

permission("improvement.see", _("See causes and corrective actions"), *EVERYONE)
permission("improvement.link", _("Say why it happened: link a cause"), *SERVING, DIRECTOR)
permission(
    "improvement.manage", _("Keep the tree of causes, appoint responsible people, plan actions"), *LEADING
)
permission("improvement.investigate", _("Open and lead internal investigations"), RELATIONS, *LEADING)
permission("improvement.commission", _("Run the commission"), SERVICE_MANAGER, DIRECTOR, ADMINISTRATOR)
