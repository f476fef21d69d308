from django.utils.translation import gettext_lazy as _

from zabota.company.roles import LEADING
from zabota.core.permissions import permission

permission("reports.see", _("See the reports of the desk"), *LEADING)
