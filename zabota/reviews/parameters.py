from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Reviews")

parameter(
    "reviews.bad_up_to",
    _("A review with as many stars or fewer is negative"),
    3,
    kind="int",
    help=_("It goes into the register of complaints at once; better ones are only kept."),
    section=SECTION,
    smallest=1,
    largest=4,
)
