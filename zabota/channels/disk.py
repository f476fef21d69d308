"""Whether there is room for what comes in."""

import shutil

from django.conf import settings
from django.utils.translation import gettext_noop as _

from zabota.company.parameters import value_of

FULL = _("The disk is full: nothing is taken in until there is room again. Nothing is lost, the mail waits.")


def why_paused() -> str:
    """Why nothing is taken in now, in words; empty while there is room."""
    free_megabytes = shutil.disk_usage(settings.HOME).free / 1_000_000
    return FULL if free_megabytes < value_of("channels.smallest_free_megabytes") else ""
