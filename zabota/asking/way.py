"""A way of asking: one file in `asking/ways/`. The page of all ways and its figures loop over them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.company.models import User


@dataclass(frozen=True)
class State:
    """How far it is set up, for this user: in words, and whether it works."""

    words: Any
    is_ready: bool


class AskingWay:
    """Subclass, register. `ways` are the values of `Invitation.way` that came by it."""

    name = ""
    label: Any = ""
    more: Any = ""
    """What it is good for, in a sentence."""
    icon = "message"
    ways: tuple[str, ...] = ()
    url_name = ""
    permission = ""
    order = 50

    def state(self, user: "User") -> State:
        raise NotImplementedError


asking_ways: Registry[AskingWay] = Registry("asking/ways")
