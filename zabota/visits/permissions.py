from django.utils.translation import gettext_lazy as _

from zabota.company.roles import SERVING
from zabota.core.permissions import permission

permission("visits.use", _("Book appointments and see who is expected"), *SERVING)
