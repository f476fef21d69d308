"""Parameters: what a company sets without a programmer. Each app declares its own in `parameters.py`."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, ParameterValue
from zabota.core.kept import kept
from zabota.core.registry import Registry

PROFILES = {
    "clinic": _("Clinic"),
    "shop": _("Shop"),
    "repair": _("Repair centre"),
    "wholesaler": _("Wholesaler"),
    "bank": _("Bank"),
}
KEPT_SECONDS = 30


@dataclass(frozen=True)
class Parameter:
    """One setting. `kind`: bool, int, text, time ("HH:MM"), choice, seconds, money, percent, or hidden.

    `profiles` holds other defaults for some sectors; `per_branch` lets a branch differ from the company.
    """

    name: str
    label: Any
    default: Any
    kind: str = "text"
    help: Any = ""
    section: Any = ""
    choices: tuple[tuple[str, Any], ...] = ()
    profiles: dict[str, Any] = field(default_factory=dict)
    per_branch: bool = False
    smallest: float | None = None
    largest: float | None = None


parameters: Registry[Parameter] = Registry("parameters")


def parameter(name: str, label: Any, default: Any, **more: Any) -> Parameter:
    return parameters.add(Parameter(name, label, default, **more))


def value_of(name: str, branch: Branch | int | None = None) -> Any:
    """The value in force: the branch's, else the company's, else the sector's default, else the default."""
    declared = parameters[name]
    values = values_set()
    branch_id = branch.id if isinstance(branch, Branch) else branch
    if declared.per_branch and branch_id is not None and (name, branch_id) in values:
        return values[name, branch_id]
    if (name, None) in values:
        return values[name, None]
    return declared.profiles.get(values.get(("company.profile", None), "shop"), declared.default)


@kept(seconds=KEPT_SECONDS)
def values_set() -> dict[tuple[str, int | None], Any]:
    """All values that were set; forgotten after a change (`actions/set_parameter.py`)."""
    rows = ParameterValue.objects.values_list("name", "branch_id", "value")
    return {(name, branch_id): value for name, branch_id, value in rows}


parameter("company.name", _("Name of the company"), "Zabota", section=_("Company"))
parameter(
    "company.profile",
    _("Sector"),
    "shop",
    kind="choice",
    choices=tuple(PROFILES.items()),
    section=_("Company"),
)
parameter(
    "company.language",
    _("Language for customers when nothing else is known"),
    "ru",
    kind="choice",
    choices=(("en", "English"), ("ru", "Русский"), ("ro", "Română")),
    section=_("Company"),
)
parameter("company.currency", _("Currency"), "MDL", section=_("Company"))
parameter(
    "company.phone_region", _("Country of phone numbers written without a code"), "MD", section=_("Company")
)
