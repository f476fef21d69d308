from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Improvement")

for name, label, days in (
    ("measures", _("Days for measures, once somebody is responsible for a cause"), 7),
    ("report", _("Days for the report on a cause"), 14),
    ("proposals", _("Days for proposals on a cause"), 30),
):
    parameter(f"improvement.{name}_days", label, days, kind="int", section=SECTION, smallest=1, largest=365)
parameter(
    "improvement.remind_days",
    _("Days before a duty falls due on which its owner is reminded"),
    2,
    kind="int",
    section=SECTION,
    smallest=0,
    largest=30,
)
parameter(
    "improvement.last_look_months",
    _("Months after which an action that shows no effect counts as one that did not work"),
    6,
    kind="int",
    help=_("Its first look is after the months chosen for the action, three at least."),
    section=SECTION,
    smallest=3,
    largest=12,
)
parameter(
    "improvement.fewest",
    _("Complaints and marks below which no verdict is given"),
    8,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=1000,
)
parameter(
    "improvement.investigate_up_to",
    _("An investigation opens by itself when a case is put right whose mark was at most"),
    2,
    kind="int",
    help=_("0: only when somebody opens one."),
    section=SECTION,
    smallest=0,
    largest=6,
)
parameter(
    "improvement.investigation_days",
    _("Days for an internal investigation"),
    5,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=90,
)
parameter(
    "improvement.meeting_weekday",
    _("The commission meets on"),
    "1",
    kind="choice",
    choices=(
        ("0", _("Monday")),
        ("1", _("Tuesday")),
        ("2", _("Wednesday")),
        ("3", _("Thursday")),
        ("4", _("Friday")),
    ),
    help=_("The first such day of every month; the next meeting is called by itself when one is closed."),
    section=SECTION,
)
parameter("improvement.meeting_time", _("The commission meets at"), "10:00", kind="time", section=SECTION)
parameter(
    "improvement.review_needs_action",
    _("A negative review is closed only with a cause and a corrective action"),
    True,
    kind="bool",
    help=_("So that other customers do not meet the same. One that we answered as unfounded needs none."),
    section=SECTION,
    per_branch=True,
)
