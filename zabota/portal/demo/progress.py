"""How far a demo company has come, told from the process that fills it to the sign-in page."""

import time

from django.conf import settings

FILE = settings.HOME / "demo.progress"
STALE_SECONDS = 60
"""Later than that nobody writes any more: whoever filled was stopped."""


def tell(percent: int) -> None:
    fresh = FILE.with_suffix(".fresh")
    fresh.write_text(str(percent))
    fresh.replace(FILE)


def forget() -> None:
    FILE.unlink(missing_ok=True)


def percent() -> int | None:
    """0 to 100 while a company is being filled; None otherwise."""
    try:
        if time.time() - FILE.stat().st_mtime > STALE_SECONDS:
            return None
        return int(FILE.read_text() or 0)
    except (OSError, ValueError):
        return None
