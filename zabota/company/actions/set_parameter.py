from typing import Any

from django.db import transaction

from zabota.company.models import Branch, ParameterValue
from zabota.company.parameters import parameters, values_set
from zabota.core.errors import Refused


def set_parameter(name: str, value: Any, *, branch: Branch | None = None) -> None:
    """Set one parameter for the company or one branch; None returns it to its default."""
    declared = parameters[name]
    if branch and not declared.per_branch:
        raise Refused(f"{declared.label} is the same for all branches")
    if value is None:
        ParameterValue.objects.filter(name=name, branch=branch).delete()
    else:
        ParameterValue.objects.update_or_create(name=name, branch=branch, defaults={"value": value})
    transaction.on_commit(values_set.forget)
    values_set.forget()
