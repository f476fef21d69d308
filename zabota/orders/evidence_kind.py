"""What shows that a step was done: a tick, a photo, a document, or what an order must hold by then."""

from typing import Any

from django.utils.functional import Promise

from zabota.core.registry import Registry


class EvidenceKind:
    """Subclass in `orders/kinds/<name>.py` and register.

    `takes_files`: photos or documents are added to the step; `of_order`: only orders have such steps.
    """

    name = ""
    label: str | Promise = ""
    icon = "check"
    order = 50
    takes_files = False
    of_order = False

    def lacks(self, step: Any) -> str:
        """What is missing before `step` may count as done, as a sentence; empty when nothing is."""
        raise NotImplementedError


evidence_kinds: Registry[EvidenceKind] = Registry("evidence kinds")


def evidence_choices(is_order: bool = True) -> list[tuple[str, Any]]:
    """For forms; steps of orders have more of them."""
    kinds = sorted(evidence_kinds, key=lambda kind: kind.order)
    return [(kind.name, kind.label) for kind in kinds if is_order or not kind.of_order]


def has_picture(step: Any) -> bool:
    """A photo that really is one was added and counts."""
    return step.evidences.counting().filter(file__is_picture=True).exists()


def order_of(step: Any) -> Any:
    """The service order that the step's plan belongs to; None for other plans."""
    return getattr(step.plan, "order", None)
