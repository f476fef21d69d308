"""What stands in the way of resolving: apps above say what of a conversation is not done yet."""

from typing import Any

from zabota.core.errors import Refused
from zabota.core.registry import Registry


class Obstacle:
    """Subclass in `<app>/kinds/` and register: asked whenever a conversation is to be resolved."""

    name = ""
    order = 50

    def sentence(self, conversation: Any, outcome: str) -> str:
        """What is left to do, for the one who resolves; empty when nothing is."""
        raise NotImplementedError


obstacles: Registry[Obstacle] = Registry("obstacles")


def ensure_nothing_is_left(conversation: Any, outcome: str) -> None:
    """Refuse with every obstacle's sentence."""
    said = [one.sentence(conversation, outcome) for one in sorted(obstacles, key=lambda one: one.order)]
    if left := [sentence for sentence in said if sentence]:
        raise Refused(" ".join(left))
