from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, MARKETER, SERVICE_MANAGER, SERVING
from zabota.core.permissions import permission

permission("feedback.see", _("See what customers said"), *SERVING, DIRECTOR, MARKETER)
permission("feedback.design", _("Change touchpoints and surveys"), MARKETER, SERVICE_MANAGER, ADMINISTRATOR)
permission("feedback.judge", _("Judge touchpoints and take the quiz"), *SERVING, DIRECTOR, MARKETER)
