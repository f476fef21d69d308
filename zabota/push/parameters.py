from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Notifications")

parameter(
    "push.words_allowed",
    _("Notifications may show who wrote and the first words"),
    False,
    kind="bool",
    help=_("Each of the staff still chooses it for a device; confidential conversations never show any."),
    section=SECTION,
)
parameter(
    "push.only_in_hours",
    _("No notifications while all branches of the receiver are closed"),
    True,
    kind="bool",
    section=SECTION,
)
