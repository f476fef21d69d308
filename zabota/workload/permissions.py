from django.utils.translation import gettext_lazy as _

from zabota.company.roles import LEADING
from zabota.core.permissions import permission

permission("workload.see", _("See load, busy hours and forecasts"), *LEADING)
