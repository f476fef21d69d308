"""The main menu and the settings page: each app adds its entries in `navigation.py`."""

from dataclasses import dataclass
from typing import Any

from zabota.core.registry import Registry


@dataclass(frozen=True)
class NavigationItem:
    """One entry: shown to whoever has `permission` (to all signed in when empty), in `order`.

    `more` is a sentence about it, for the settings page; `key` are the keys that open it, e.g. "g i".
    """

    name: str
    label: Any
    icon: str
    url_name: str
    permission: str = ""
    order: int = 50
    more: Any = ""
    key: str = ""


navigation: Registry[NavigationItem] = Registry("navigation")
settings_pages: Registry[NavigationItem] = Registry("settings pages")
