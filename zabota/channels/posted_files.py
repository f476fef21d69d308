"""Files that strangers send through pages: a few, not too large, kept before anything else."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused

MOST_FILES = 5
ROOM_FOR_WORDS = 300_000


def largest_file_bytes(inbox: Inbox) -> int:
    return (inbox.settings.get("largest_file_megabytes") or 10) * 1_000_000


def largest_post_bytes(inbox: Inbox) -> int:
    """Of one whole message with its files."""
    return largest_file_bytes(inbox) * 2 + ROOM_FOR_WORDS


def check_files(inbox: Inbox, files: Sequence[UploadedFile]) -> None:
    """Refuse in words what is too much."""
    if len(files) > MOST_FILES:
        raise Refused(_("At most %(number)d files go with one message.") % {"number": MOST_FILES})
    largest = largest_file_bytes(inbox)
    for file in files:
        if (file.size or 0) > largest:
            told = {"name": (file.name or "")[:80], "number": largest // 1_000_000}
            raise Refused(_("“%(name)s” is too large: a file may have %(number)d MB.") % told)


def keep_files(files: Sequence[UploadedFile]) -> list[int]:
    """Their ids; the media type is read from the content."""
    return [store_file(file.read(), file.name or "", file.content_type or "").id for file in files]
