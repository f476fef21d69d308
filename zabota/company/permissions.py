from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, SERVICE_MANAGER
from zabota.core.permissions import permission

permission("company.manage_users", _("Add colleagues and give them roles"), ADMINISTRATOR)
permission("company.manage_roles", _("Change what roles allow"), ADMINISTRATOR)
permission(
    "company.manage_places",
    _("Change branches, departments, teams and hours"),
    ADMINISTRATOR,
    SERVICE_MANAGER,
)
permission("company.set_parameters", _("Change settings"), ADMINISTRATOR, DIRECTOR)
permission("company.see_audit", _("See who changed what"), ADMINISTRATOR, DIRECTOR)
permission("company.manage_tokens", _("Make tokens for programs"), ADMINISTRATOR)
permission("company.manage_jobs", _("See and repeat background jobs"), ADMINISTRATOR)
