"""What is measured of a contact, and by which day, hour and person it counts."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

OPENED, RESOLVED = "opened", "resolved"


@dataclass(frozen=True)
class Measure:
    """`unit`: count, seconds, share or nps. `begins` says whether it counts on the day the contact was opened
    or the day it was resolved. `column` holds its seconds or its mark, `good` whether it was good.
    """

    name: str
    label: Any
    unit: str
    begins: str
    column: str
    good: str
    person: str
    formula: Any


FIRST_TARGET = "first_response_in_target"
RESOLUTION_TARGET = "resolution_in_target"
TO_5_PERCENT = _("Median and 90th percentile are read from counts in buckets, to within 5 %.")
MEASURES = {
    measure.name: measure
    for measure in (
        Measure(
            "contacts",
            _("Contacts"),
            "count",
            OPENED,
            "",
            "",
            "first_person",
            _(
                "Conversations that a customer began, by the day they began. What machines sent is no "
                "contact. By person: whose was the first answer."
            ),
        ),
        Measure(
            "first_response",
            _("First response"),
            "seconds",
            OPENED,
            "first_response_seconds",
            FIRST_TARGET,
            "first_person",
            _(
                "From the customer's first message to the first answer of a person, in the branch's business "
                "time, of contacts that began in the period. What was sent automatically is no answer. In "
                "target: of those that had a limit, the share that kept it."
            ),
        ),
        Measure(
            "first_response_clock",
            _("First response, by the clock"),
            "seconds",
            OPENED,
            "first_response_clock_seconds",
            "",
            "first_person",
            _("The same by the clock: as long as the customer really waited."),
        ),
        Measure(
            "next_response",
            _("Next response"),
            "seconds",
            OPENED,
            "seconds",
            "in_target",
            "person",
            _(
                "From the customer's further message to the answer of a person, in business time; each such "
                "wait counts once, in contacts that began in the period."
            ),
        ),
        Measure(
            "resolution",
            _("Resolution"),
            "seconds",
            RESOLVED,
            "resolution_seconds",
            RESOLUTION_TARGET,
            "resolver",
            _("From the first message until it was resolved, in business time, of those resolved then."),
        ),
        Measure(
            "resolution_clock",
            _("Resolution, by the clock"),
            "seconds",
            RESOLVED,
            "resolution_clock_seconds",
            "",
            "resolver",
            _("The same by the clock."),
        ),
        Measure(
            "contact_time",
            _("Contact time"),
            "seconds",
            RESOLVED,
            "contact_seconds",
            "",
            "resolver",
            _(
                "From the first to the last thing that a person said in a contact, the customer or one of us,"
                " in business time, of those resolved in the period."
            ),
        ),
        Measure(
            "seen_first",
            _("Solved at first contact, as seen"),
            "share",
            RESOLVED,
            "",
            "seen_first",
            "resolver",
            _(
                "Of contacts resolved in the period whose days of waiting are over: those in which the "
                "customer neither wrote again after it was resolved, nor began another on the same reason "
                "within 7 days (a setting)."
            ),
        ),
        Measure(
            "said_first",
            _("Solved at first contact, as said"),
            "share",
            RESOLVED,
            "",
            "said_first",
            "resolver",
            _("Of customers who answered whether it was solved at once: those who said yes."),
        ),
        Measure(
            "marks",
            _("Marks"),
            "nps",
            RESOLVED,
            "mark",
            "",
            "resolver",
            _(
                "The customer's worst mark for the contact, 1 to 10: the share of 9 and 10 less the share of "
                "1 to 6, with the adjusted Wald interval."
            ),
        ),
    )
}
"""In the order in which they are shown."""
