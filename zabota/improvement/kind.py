"""What can be linked to a cause. A kind is one file in `improvement/kinds/`: no migration, no other edit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.company.models import User


@dataclass(frozen=True)
class Facts:
    """What a link freezes of a thing; `told` is the same for everything that tells the same story."""

    told: str
    at: datetime
    branch_id: int | None = None
    touchpoint_id: int | None = None


@dataclass(frozen=True)
class Shown:
    """One thing in a list: its short name, the customer's words, its moment, and its page."""

    name: str
    words: str
    at: datetime
    url: str


class LinkKind:
    """Subclass and register."""

    name = ""
    label: Any = ""

    def seen_by(self, user: "User", ids: Iterable[int]) -> dict[int, Any]:
        """Those of these things that the user may see, by number."""
        raise NotImplementedError

    def facts(self, thing: Any) -> Facts:
        raise NotImplementedError

    def shown(self, thing: Any) -> Shown:
        raise NotImplementedError

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """The words of these things, for the suggestion of causes: reckoned with, never shown."""
        raise NotImplementedError

    def alike(self, touchpoint_id: int | None, since: datetime, user: "User") -> list[Any]:
        """Recent things at this touchpoint, to be linked as well."""
        return []


link_kinds: Registry[LinkKind] = Registry("improvement/kinds")
