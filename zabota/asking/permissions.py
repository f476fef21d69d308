from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DESK, LEADING, MARKETER, RELATIONS, SERVICE_MANAGER, SERVING
from zabota.core.permissions import permission

permission("asking.see", _("See the ways of asking and their warning signs"), *LEADING, MARKETER)
permission(
    "asking.manage", _("Set up tills, kiosks and call lists"), MARKETER, SERVICE_MANAGER, ADMINISTRATOR
)
permission("asking.redeem", _("Redeem discount codes of receipts"), *SERVING)
permission(
    "asking.call",
    _("Interview customers by telephone"),
    DESK,
    RELATIONS,
    MARKETER,
    SERVICE_MANAGER,
    ADMINISTRATOR,
)
permission("asking.type_in", _("Type in paper questionnaires"), *SERVING, MARKETER)
