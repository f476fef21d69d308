"""By what the figures can be told apart, and how the values are called."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.channels.kind import kinds
from zabota.company.models import Branch, Team, User
from zabota.customers.display import language_name
from zabota.desk.models import ContactReason

Names = Callable[[Iterable[str], User], dict[str, str]]
"""How values are called for one reader."""
CRITERION_NAMES: dict[str, Any] = {}
"""The app that routes says how its criteria are called."""


@dataclass(frozen=True)
class Dimension:
    """`sql` is its value of a contact `f` in a measure `m`; `column` the same for a filter of facts."""

    name: str
    label: Any
    sql: str
    column: str
    names: Names
    is_offered: bool = True


def rows_seen(seen_by: Callable[[User], QuerySet[Any]], another: Any) -> Names:
    """Names of the rows with these numbers that the reader knows. Any other number is `another`: the figures
    of one's own contacts stay whole, and nobody learns which numbers there are.
    """

    def names(values: Iterable[str], reader: User) -> dict[str, str]:
        ids = {int(value): value for value in values if value.isdecimal()}
        seen = seen_by(reader).filter(pk__in=ids)
        return {value: str(another) for value in ids.values()} | {ids[row.pk]: str(row) for row in seen}

    return names


def reason_names(values: Iterable[str], _reader: User) -> dict[str, str]:
    ids = [int(value) for value in values if value.isdecimal()]
    return {str(reason.pk): str(reason) for reason in ContactReason.objects.filter(pk__in=ids)}


def channel_names(values: Iterable[str], _reader: User) -> dict[str, str]:
    return {value: str(kinds[value].label) for value in values if value in kinds}


def class_names(values: Iterable[str], _reader: User) -> dict[str, str]:
    return {value: value for value in values if value}


def language_names(values: Iterable[str], _reader: User) -> dict[str, str]:
    return {value: language_name(value) for value in values if value}


def hour_names(values: Iterable[str], _reader: User) -> dict[str, str]:
    return {value: f"{int(value)}:00" for value in values if value.isdecimal()}


def yes_no(yes: Any, no: Any) -> Names:
    return lambda _values, _reader: {"yes": str(yes), "no": str(no)}


def criterion_names(values: Iterable[str], _reader: User) -> dict[str, str]:
    return {value: str(CRITERION_NAMES[value]) for value in values if value in CRITERION_NAMES}


ALL = Dimension(
    "all", gettext_lazy("All together"), "''", "", lambda _values, _reader: {"": _("All together")}
)
DIMENSIONS = {
    dimension.name: dimension
    for dimension in (
        ALL,
        Dimension(
            "branch",
            gettext_lazy("Branch"),
            "f.branch_id::text",
            "branch_id",
            rows_seen(Branch.objects.visible_to, gettext_lazy("another branch")),
        ),
        Dimension(
            "team",
            gettext_lazy("Team"),
            "f.team_id::text",
            "team_id",
            rows_seen(Team.objects.visible_to, gettext_lazy("another team")),
        ),
        Dimension(
            "person",
            gettext_lazy("Person"),
            "m.person::text",
            "person",
            rows_seen(User.objects.named_to, gettext_lazy("another person")),
        ),
        Dimension("channel", gettext_lazy("Channel"), "f.channel", "channel", channel_names),
        Dimension("reason", gettext_lazy("Reason"), "f.reason_id::text", "reason_id", reason_names),
        Dimension("class", gettext_lazy("Customer class"), "f.customer_class", "customer_class", class_names),
        Dimension(
            "client",
            gettext_lazy("Person or organisation"),
            "CASE WHEN f.is_corporate THEN 'yes' ELSE 'no' END",
            "is_corporate",
            yes_no(gettext_lazy("organisation"), gettext_lazy("private person")),
        ),
        Dimension("language", gettext_lazy("Language"), "f.language", "language", language_names),
        Dimension("hour", gettext_lazy("Hour of the day"), "m.hour::text", "hour", hour_names),
        Dimension("criterion", gettext_lazy("Routed by"), "f.criterion", "criterion", criterion_names),
        Dimension(
            "outside",
            gettext_lazy("Within opening hours"),
            "CASE WHEN f.outside_hours THEN 'no' ELSE 'yes' END",
            "outside_hours",
            yes_no(gettext_lazy("while we were open"), gettext_lazy("while we were closed")),
        ),
        Dimension(
            "quarter",
            "",
            "CASE WHEN f.outside_hours THEN f.quarter::text END",
            "quarter",
            lambda _values, _reader: {},
            is_offered=False,
        ),
    )
}
"""`quarter`: of contacts outside the opening hours, the quarter of an hour since midnight."""
