"""What stands in the way of closing a complaint: apps above say what is owed before it may end."""

from typing import TYPE_CHECKING

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.complaints.models import Complaint


class Debt:
    """Subclass in `<app>/kinds/` and register: asked whenever a complaint is to be closed."""

    name = ""
    order = 50

    def sentence(self, complaint: "Complaint") -> str:
        """What is still owed, for the one who closes; empty when nothing is."""
        raise NotImplementedError


debts: Registry[Debt] = Registry("complaint_debts")


def owed_before_closing(complaint: "Complaint") -> list[str]:
    """Every debt's sentence."""
    said = [one.sentence(complaint) for one in sorted(debts, key=lambda one: one.order)]
    return [sentence for sentence in said if sentence]
