"""Ready types of requests by sector: name, whether it is an order, and (title, working hours or none,
evidence) of each step.
"""

from django.utils.translation import gettext_noop as _

Steps = tuple[tuple[str, float | None, str], ...]
Preset = tuple[str, bool, Steps]

PAPER: Preset = (
    _("A paper for the customer"),
    False,
    (
        (_("Find out exactly what is needed and for whom"), 2, "tick"),
        (_("Prepare the paper and have it signed"), 8, "document"),
        (_("Hand it over or send it"), 4, "tick"),
    ),
)
RETURN: Preset = (
    _("Return of goods"),
    False,
    (
        (_("Take the goods in and photograph them"), 2, "photo"),
        (_("Check the goods"), 8, "tick"),
        (_("Pay the money back or exchange"), 8, "document"),
        (_("Make sure the customer has it"), 8, "tick"),
    ),
)
REPAIR: Preset = (
    _("Repair"),
    True,
    (
        (_("Take the thing in"), 1, "taken_in"),
        (_("Find the fault"), 8, "diagnosis"),
        (_("Agree on the price"), None, "price"),
        (_("Repair and check"), 16, "work"),
        (_("Give the warranty in writing"), 1, "warranty"),
        (_("Hand the thing out"), None, "handed_out"),
    ),
)
PRESETS: dict[str, tuple[Preset, ...]] = {
    "clinic": (PAPER,),
    "shop": (RETURN, PAPER),
    "repair": (REPAIR, PAPER),
    "wholesaler": (RETURN, PAPER),
    "bank": (PAPER,),
}
