"""Where the search box looks: each app registers a place in its `kinds/` folder."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zabota.core.registry import Registry


@dataclass(frozen=True)
class Hit:
    """One thing found, that this user may see."""

    title: str
    url: str
    more: str = ""
    at: datetime | None = None


class SearchPlace:
    name = ""
    label: Any = ""
    icon = "search"
    permission = ""
    order = 50

    def search(self, user: Any, text: str, limit: int) -> list[Hit]:
        """At most `limit` hits for `user`, newest first; rights are the place's own `visible_to`."""
        raise NotImplementedError


places: Registry[SearchPlace] = Registry("search places")
