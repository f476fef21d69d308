"""A registry is a folder: every module in it is imported once, at start-up, and registers itself."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Registry(Generic[Item]):
    """Named single instances of the classes registered with `@registry.register`."""

    def __init__(self, folder: str):
        self.folder = folder
        self._items: dict[str, Item] = {}

    def register(self, cls: type[Item]) -> type[Item]:
        self.add(cls())
        return cls

    def add(self, item: Item) -> Item:
        name = item.name  # type: ignore[attr-defined]
        if name in self._items:
            raise ValueError(f"{self.folder}: {name!r} is already registered")
        self._items[name] = item
        return item

    def get(self, name: str) -> Item | None:
        return self._items.get(name)

    def __getitem__(self, name: str) -> Item:
        return self._items[name]

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)


def import_folder(package: str) -> None:
    """Import `package` and every module in it; do nothing if there is no such package."""
    try:
        folder = import_module(package)
    except ModuleNotFoundError as missing:
        if missing.name != package:
            raise
        return
    for module in pkgutil.iter_modules(getattr(folder, "__path__", [])):
        import_module(f"{package}.{module.name}")
