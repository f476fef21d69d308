from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter(
    "orders.warranty_days",
    _("Days a warranty usually lasts"),
    90,
    kind="int",
    section=_("Service orders"),
    smallest=1,
    largest=3650,
)
parameter(
    "orders.warranty_covers",
    _("What a warranty usually covers"),
    "",
    help=_("It stands in the form when a warranty is given, and can be changed there."),
    section=_("Service orders"),
)
