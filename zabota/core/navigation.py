"""The main menu: each app adds its entries in `navigation.py`."""

from dataclasses import dataclass
from typing import Any

from zabota.core.registry import Registry


@dataclass(frozen=True)
class NavigationItem:
    """One entry: shown to whoever has `permission` (to all signed in when empty), in `order`."""

    name: str
    label: Any
    icon: str
    url_name: str
    permission: str = ""
    order: int = 50


navigation: Registry[NavigationItem] = Registry("navigation")
