from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter(
    "rules.most_in_a_day",
    _("How often one rule acts on one conversation in a day at most"),
    3,
    kind="int",
    help=_("A brake against rules that call each other by way of a customer or another program."),
    smallest=1,
    largest=100,
    section=_("Desk"),
)
