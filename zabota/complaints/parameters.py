from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Complaints")

parameter(
    "complaints.country",
    _("Country whose deadlines hold for complaints of no branch"),
    "MD",
    help=_("Two letters, e.g. MD, RU, RO. A branch has its own country."),
    section=SECTION,
)
parameter(
    "complaints.week",
    _("Working days of the deadlines"),
    "weekdays",
    kind="choice",
    choices=(
        ("weekdays", _("Monday to Friday, without holidays")),
        ("open_days", _("days on which the branch is open")),
    ),
    section=SECTION,
    per_branch=True,
)
parameter(
    "complaints.view_days",
    _("Days for which the customer's view of our answer is waited for"),
    14,
    kind="int",
    section=SECTION,
    per_branch=True,
    smallest=1,
    largest=90,
)
parameter(
    "complaints.link_days",
    _("Days for which the customer's link works after a complaint is closed"),
    90,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=730,
)
parameter(
    "complaints.silent_low",
    _("Silent customers for one who complains: at least"),
    10,
    kind="int",
    section=SECTION,
    smallest=0,
    largest=1000,
)
parameter(
    "complaints.silent_ratio",
    _("Silent customers for one who complains: assumed"),
    26,
    kind="int",
    section=SECTION,
    smallest=0,
    largest=1000,
)
parameter(
    "complaints.silent_high",
    _("Silent customers for one who complains: at most"),
    50,
    kind="int",
    section=SECTION,
    smallest=0,
    largest=1000,
)
parameter(
    "complaints.silent_source",
    _("Where the assumption on silent customers comes from"),
    _("widely quoted after the TARP studies of the 1970s and 80s; not measured in this company"),
    section=SECTION,
)
parameter(
    "complaints.publish",
    _("Publish figures of complaints for everybody"),
    False,
    kind="bool",
    help=_("Counts, time to answer and satisfaction of the last year, without any personal data."),
    section=SECTION,
)
