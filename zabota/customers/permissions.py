from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DATA_KEEPER, DIRECTOR, MARKETER, SERVING
from zabota.core.permissions import permission

permission("customers.see", _("See customers"), *SERVING, DIRECTOR, MARKETER, DATA_KEEPER)
permission("customers.change", _("Add and change customers, wishes and promises"), *SERVING)
permission("customers.merge", _("Merge two cards of one customer"), *SERVING)
permission(
    "customers.keep_data", _("See and change consents and privacy"), *SERVING, DATA_KEEPER, ADMINISTRATOR
)
