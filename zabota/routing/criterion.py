"""What a criterion of routing must know. Each is one file in `kinds/`."""

from typing import TYPE_CHECKING, Any

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.routing.choosing import Person


class Criterion:
    """Subclass and register. `key` orders those who fit, the smallest first; equals take turns."""

    name = ""
    label: Any = ""
    help: Any = ""
    order = 50

    def key(self, person: "Person") -> tuple[float, ...]:
        return ()


criteria: Registry[Criterion] = Registry("routing/kinds")


def criterion_choices() -> list[tuple[str, Any]]:
    return [(one.name, one.label) for one in sorted(criteria, key=lambda one: one.order)]
