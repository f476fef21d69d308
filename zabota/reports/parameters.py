from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter(
    "reports.first_contact_days",
    _("Days without a new contact on the same reason after which a contact counts as solved at once"),
    7,
    kind="int",
    help=_("After a change let the facts be told anew: zabota facts --rebuild."),
    smallest=1,
    largest=90,
    section=_("Desk reports"),
)
