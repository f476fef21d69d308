import re
import time
from pathlib import Path

from django.conf import settings

from zabota.core.models import StoredFile

A_DAY = 24 * 3600
OWN_NAME = re.compile(r"[0-9a-f]{40}(\.webp)?")
AT_ONCE = 1000


def remove_stray_files() -> int:
    """Files a day old that no row names: their transaction was lost. How many went; foreign names stay."""
    born_before = time.time() - A_DAY
    old = [
        path
        for path in Path(settings.FILES).glob("??/*")
        if OWN_NAME.fullmatch(path.name) and path.stat().st_mtime < born_before
    ]
    removed = 0
    for begin in range(0, len(old), AT_ONCE):
        some = old[begin : begin + AT_ONCE]
        named = StoredFile.objects.filter(name__in={path.stem for path in some})
        kept = set(named.values_list("name", flat=True))
        for path in some:
            if path.stem not in kept:
                path.unlink(missing_ok=True)
                removed += 1
    return removed
