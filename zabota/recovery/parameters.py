from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Recovery")
HOUR, DAY = 3_600, 86_400

parameter(
    "recovery.owner_by",
    _("Who gets a new case"),
    "turn",
    kind="choice",
    choices=(
        ("turn", _("customer relations, in turn")),
        ("queue", _("nobody: it waits in the shared list")),
    ),
    section=SECTION,
    per_branch=True,
)
parameter(
    "recovery.day_seconds",
    _("Contact is due after a mark given by day"),
    2 * HOUR,
    kind="seconds",
    section=SECTION,
    per_branch=True,
    smallest=60,
    largest=7 * DAY,
)
parameter(
    "recovery.evening_seconds",
    _("Contact is due after a mark given in the evening"),
    12 * HOUR,
    kind="seconds",
    help=_("Evening is everything outside the branch's working day: the night, a day off, a holiday."),
    section=SECTION,
    per_branch=True,
    smallest=60,
    largest=7 * DAY,
)
parameter(
    "recovery.fix_seconds",
    _("Put right is due"),
    DAY,
    kind="seconds",
    profiles={"repair": 2 * DAY, "wholesaler": 2 * DAY},
    section=SECTION,
    per_branch=True,
    smallest=60,
    largest=30 * DAY,
)
parameter("recovery.day_from", _("The day begins at"), "07:00", kind="time", section=SECTION, per_branch=True)
parameter(
    "recovery.evening_from",
    _("The evening begins at"),
    "20:00",
    kind="time",
    help=_("A contact due in 2 hours then ends before 22:00, when people want quiet."),
    section=SECTION,
    per_branch=True,
)
parameter(
    "recovery.ask_again_hours",
    _("Hours after which the customer is asked again whether it is put right"),
    24,
    kind="int",
    section=SECTION,
    per_branch=True,
    smallest=1,
    largest=720,
)
parameter(
    "recovery.times_to_ask",
    _("Times the customer is asked in writing, at most; then somebody calls"),
    2,
    kind="int",
    section=SECTION,
    per_branch=True,
    smallest=1,
    largest=5,
)
parameter(
    "recovery.attempts_before_unreachable",
    _("Attempts to reach the customer before a case may end as unreachable"),
    3,
    kind="int",
    section=SECTION,
    per_branch=True,
    smallest=1,
    largest=20,
)
parameter(
    "recovery.link_days",
    _("Days for which the customer's link works"),
    60,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=365,
)
parameter(
    "recovery.presets",
    _("Goodwill given often"),
    _(
        "gift | Coffee and a cake | 80\nmoney | Taxi home | 100\n"
        "discount | Next purchase cheaper by 10% | 150"
    ),
    kind="text",
    help=_('One a line: "kind | what | cost". Kinds: money, discount, points, gift.'),
    section=SECTION,
    per_branch=True,
)
parameter(
    "recovery.typical_value",
    _("What an ordinary customer spends in a year"),
    1000,
    kind="money",
    help=_(
        "A case weighs 100 × (1 + value share × (spent ÷ ordinary − 1) + reach share × log10(1 + followers))."
    ),
    section=SECTION,
    smallest=0,
)
parameter(
    "recovery.value_share",
    _("How much value counts for a case's weight, percent"),
    50,
    kind="int",
    section=SECTION,
    smallest=0,
    largest=500,
)
parameter(
    "recovery.reach_share",
    _("How much each tenfold of followers counts for a case's weight, percent"),
    50,
    kind="int",
    section=SECTION,
    smallest=0,
    largest=500,
)
parameter(
    "recovery.ask_passives",
    _("Ask who gave 7 or 8 without a reason what is lacking"),
    True,
    kind="bool",
    section=SECTION,
    per_branch=True,
)
parameter(
    "recovery.candour_thanks",
    _("What customers who tell us openly are promised"),
    "",
    kind="text",
    help=_("Shown after the survey, e.g. bonus points; empty shows plain thanks."),
    section=SECTION,
)
parameter(
    "recovery.undo_minutes",
    _("Minutes in which a compensation of many customers can be undone"),
    15,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=1440,
)
parameter(
    "recovery.back_days",
    _("Days after a low mark within which a customer who stays is seen again"),
    30,
    kind="int",
    help=_("For the comparison of those we contacted with those we did not."),
    section=SECTION,
    smallest=8,
    largest=365,
)
