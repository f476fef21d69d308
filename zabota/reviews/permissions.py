from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, RELATIONS, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission("reviews.see", _("See public reviews and the reputation"), *SERVING, DIRECTOR)
permission(
    "reviews.work",
    _("Sort public reviews and post answers"),
    RELATIONS,
    TEAM_LEAD,
    SERVICE_MANAGER,
    ADMINISTRATOR,
)
permission("reviews.manage", _("Say where reviews are read from"), SERVICE_MANAGER, ADMINISTRATOR)
