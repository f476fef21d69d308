from typing import Any

from django.db import transaction
from django.utils import timezone

from zabota.routing.fitting import policies
from zabota.routing.models import RoutingPolicy

PLACES = ("inboxes", "branches", "teams", "topics")


@transaction.atomic
def save_policy(policy: RoutingPolicy | None, *, is_on: bool = True, **values: Any) -> RoutingPolicy:
    """Make a policy or change it; `is_on` False keeps it unused. It counts from the next conversation."""
    policy = policy or RoutingPolicy()
    places = {name: values.pop(name) for name in PLACES if name in values}
    for name, value in values.items():
        setattr(policy, name, value)
    if is_on:
        policy.switched_off_at = None
    else:
        policy.switched_off_at = policy.switched_off_at or timezone.now()
    policy.save()
    for name, rows in places.items():
        getattr(policy, name).set(rows)
    policies.forget()
    transaction.on_commit(policies.forget)
    return policy
