from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Ways of asking")

parameter(
    "asking.receipt_days",
    _("Days one can answer from a receipt"),
    14,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=90,
)
parameter(
    "asking.discount_indignant",
    _("Discount for the lowest smiley"),
    10,
    kind="percent",
    section=SECTION,
    per_branch=True,
    smallest=0,
    largest=50,
)
parameter(
    "asking.discount_upset",
    _("Discount for the second smiley"),
    5,
    kind="percent",
    section=SECTION,
    per_branch=True,
    smallest=0,
    largest=50,
)
parameter(
    "asking.tips",
    _("Suggest a tip to the most satisfied"),
    True,
    kind="bool",
    help=_("At their discretion, and never to anybody else."),
    section=SECTION,
    per_branch=True,
)
parameter("asking.tip_from", _("Tip: from"), 5, kind="percent", section=SECTION, smallest=1, largest=50)
parameter("asking.tip_to", _("Tip: to"), 10, kind="percent", section=SECTION, smallest=1, largest=50)
parameter(
    "asking.smiley_marks",
    _("The marks that the five smileys stand for"),
    "2 4 7 8 10",
    help=_(
        "From the lowest to the highest, 1 to 10, separated by spaces: so a low one opens a recovery case."
    ),
    section=SECTION,
)
parameter(
    "asking.voucher_days",
    _("Days a discount code works"),
    30,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=365,
)
parameter(
    "asking.kiosk_seconds",
    _("Seconds until a kiosk goes back to its start"),
    20,
    kind="int",
    section=SECTION,
    smallest=5,
    largest=120,
)
parameter(
    "asking.kiosk_theme",
    _("A kiosk is light or dark"),
    "auto",
    kind="choice",
    choices=(
        ("auto", _("as the tablet is set")),
        ("light", _("always light")),
        ("dark", _("always dark")),
    ),
    section=SECTION,
    per_branch=True,
)
parameter(
    "asking.call_attempts",
    _("Calls to one customer before giving up"),
    3,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=10,
)
parameter(
    "asking.call_pause_hours",
    _("Hours between two calls when nobody answers"),
    4,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=72,
)
parameter(
    "asking.offer_contact",
    _("After a low mark at a kiosk or from a receipt, offer to call back"),
    True,
    kind="bool",
    section=SECTION,
    per_branch=True,
)
