"""The rules that are switched on, kept in memory for half a minute: every event asks for them."""

from zabota.core.kept import kept
from zabota.rules.models import Rule


@kept(seconds=30)
def rules_in_force() -> dict[str, list[Rule]]:
    """By the name of their trigger, in their order."""
    found: dict[str, list[Rule]] = {}
    for rule in Rule.objects.in_force():
        found.setdefault(rule.trigger, []).append(rule)
    return found
