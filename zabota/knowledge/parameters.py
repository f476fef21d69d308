from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter(
    "knowledge.prices_are_open",
    _("Show the price list to everybody"),
    False,
    kind="bool",
    help=_("Name, price, facts and branches of every product in use that has a price; no code, no picture."),
    section=_("Products"),
    profiles={"repair": True},
)
