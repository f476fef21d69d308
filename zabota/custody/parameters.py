from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter(
    "custody.longest_days",
    _("Days a personal document may be needed, at most"),
    14,
    kind="int",
    help=_("After the date that was named it is gone, checked or not."),
    section=_("Personal documents"),
    smallest=1,
    largest=180,
)
parameter(
    "custody.largest_megabytes",
    _("Largest document, megabytes"),
    10,
    kind="int",
    section=_("Personal documents"),
    smallest=1,
    largest=25,
)
