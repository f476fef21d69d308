from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR
from zabota.core.permissions import permission

permission("webhooks.manage", _("Have other systems told what happens here"), ADMINISTRATOR)
