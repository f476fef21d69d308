from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter(
    "customers.remarks_until_asked",
    _("Keep personal remarks on customers who were not asked about privacy yet"),
    False,
    kind="bool",
    help=_("Remarks are wishes, expectations, the household and the free note."),
    section=_("Customers"),
    profiles={"shop": True, "repair": True, "wholesaler": True, "clinic": False, "bank": False},
)
parameter(
    "customers.remind_hours",
    _("Hours before a promise falls due at which its owner is reminded"),
    4,
    kind="int",
    section=_("Customers"),
    smallest=1,
    largest=240,
)
parameter(
    "customers.classes",
    _("Classes of customers, separated by commas"),
    "new, regular, VIP",
    section=_("Customers"),
    profiles={"wholesaler": "new, regular, key account", "bank": "mass, affluent, private"},
)
