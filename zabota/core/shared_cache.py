"""Django's cache in the short memory of all processes: sign-in limits count once, whichever process asks."""

import pickle
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from zabota.core import short_memory

FOR_EVER = 10 * 365 * 86_400.0


class SharedCache(BaseCache):
    """Values are our own: nobody else writes to the table."""

    def __init__(self, _location: str, params: dict[str, Any]):
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = short_memory.parts(self._key(key, version)).get("")
        return default if found is None else pickle.loads(found)  # noqa: S301

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        short_memory.keep(self._key(key, version), pickle.dumps(value), self._seconds(timeout))

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return short_memory.keep_new(self._key(key, version), pickle.dumps(value), self._seconds(timeout))

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        found = short_memory.parts(self._key(key, version)).get("")
        if found is None:
            return False
        short_memory.keep(self._key(key, version), found, self._seconds(timeout))
        return True

    def delete(self, key: str, version: int | None = None) -> bool:
        return short_memory.forget(self._key(key, version))

    def clear(self) -> None:
        short_memory.forget()

    def _key(self, key: str, version: int | None) -> str:
        return f"cache{self.make_key(key, version=version)}"

    def _seconds(self, timeout: Any) -> float:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return FOR_EVER if seconds is None else max(0.0, float(seconds))
