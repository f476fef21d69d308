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
