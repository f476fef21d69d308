from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Scores")

parameter(
    "reading.days_between_false_alarms",
    _("Days between two false alarms, about"),
    30,
    kind="int",
    help=_("Fewer days: incidents are seen sooner, and chance raises alarm more often."),
    section=SECTION,
    smallest=1,
    largest=365,
)
parameter(
    "reading.months_without_change",
    _("Months without anything made better after which we warn"),
    3,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=24,
)
