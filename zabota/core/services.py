"""Services run beside the pages and jobs of a process, in threads of their own, e.g. the mail receiver."""

from zabota.core.registry import Registry


class Service:
    """Subclass and register in a `kinds/` or `handlers.py` module; `start` must not block or raise."""

    name = ""
    in_every_process = False
    """Also where neither jobs nor other services run: for what the pages of that very process need."""

    def start(self) -> None:
        raise NotImplementedError

    def stop(self) -> None:
        raise NotImplementedError


services: Registry[Service] = Registry("services")
