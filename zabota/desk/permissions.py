from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DIRECTOR, SERVICE_MANAGER, SERVING, TEAM_LEAD
from zabota.core.permissions import permission

permission("desk.see", _("See conversations"), *SERVING, DIRECTOR)
permission("desk.answer", _("Answer, note, assign, snooze and resolve"), *SERVING)
permission("desk.confide", _("Make a conversation confidential and name who may see it"), *SERVING)
permission(
    "desk.enter_confided",
    _("Let oneself into a confidential conversation, with a reason that everybody in it reads"),
    ADMINISTRATOR,
)
permission("desk.merge", _("Merge conversations"), *SERVING)
permission(
    "desk.manage",
    _("Change SLA policies, contact reasons and queues"),
    SERVICE_MANAGER,
    TEAM_LEAD,
    ADMINISTRATOR,
)
