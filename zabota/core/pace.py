"""How often a stranger may do something: counted in this process, within bounds, and where several serve the
same company also for all of them together.
"""

import ipaddress
import time
from collections import OrderedDict
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

from zabota.core import short_memory

MOST_KEYS = 20_000


class Pace:
    """`burst` at once, and then one more every `seconds / burst`. `name` is the limit's own; without one it
    is this process's alone.
    """

    def __init__(self, burst: float, seconds: float, name: str = ""):
        self.burst, self.per_second, self.name = burst, burst / seconds, name
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def wait_seconds(self, key: str, cost: float = 1) -> int:
        """0: go ahead, it is counted. Else so many seconds have to pass first, and nothing is counted.

        What this process refuses by itself costs the others nothing.
        """
        if wait := self._wait_here(key, cost):
            return wait
        if not (settings.SEVERAL and self.name):
            return 0
        some, most = cost / self.per_second, self.burst / self.per_second
        left = short_memory.take(f"pace:{self.name}:{key}", min(some, most), most)
        return max(1, int(left + 0.999)) if left else 0

    def _wait_here(self, key: str, cost: float) -> int:
        now = time.monotonic()
        with self.lock:
            left, at = self.left.pop(key, (self.burst, now))
            left = min(self.burst, left + (now - at) * self.per_second)
            granted = left >= min(cost, self.burst)
            self.left[key] = (left - cost if granted else left, now)
            if len(self.left) > MOST_KEYS:
                self.left.popitem(last=False)
        return 0 if granted else max(1, int((min(cost, self.burst) - left) / self.per_second) + 1)


def address_of(request: HttpRequest) -> str:
    return household_of(request.META.get("REMOTE_ADDR", ""))


def household_of(given: str) -> str:
    """Whom to count as one: an IPv4 address, or the /64 that one IPv6 household has."""
    try:
        address = ipaddress.ip_address(given.partition("%")[0])
    except ValueError:
        return given
    if address.version == 4:
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((address, 64), strict=False))
