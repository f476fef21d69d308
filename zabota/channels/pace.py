"""How often a stranger may do something: counted in the memory of this process, within bounds."""

import ipaddress
import time
from collections import OrderedDict
from threading import Lock

from django.http import HttpRequest

MOST_KEYS = 20_000


class Pace:
    """`burst` at once, and then one more every `seconds / burst`."""

    def __init__(self, burst: float, seconds: float):
        self.burst, self.per_second = burst, burst / seconds
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def wait_seconds(self, key: str, cost: float = 1) -> int:
        """0: go ahead, it is counted. Else so many seconds have to pass first, and nothing is counted."""
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
    """Whom to count as one: an IPv4 address, or the /64 that one IPv6 household has."""
    given = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(given.partition("%")[0])
    except ValueError:
        return given
    if address.version == 4:
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((address, 64), strict=False))
