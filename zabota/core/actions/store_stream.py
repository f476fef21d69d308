import hashlib
import os
from collections.abc import Iterable

from django.utils.translation import gettext as _

from zabota.core.actions.store_file import plain_type, safe_filename
from zabota.core.errors import Refused
from zabota.core.gathering import keep
from zabota.core.models import StoredFile


def store_stream(
    chunks: Iterable[bytes], filename: str, media_type: str = "", *, most_bytes: int
) -> StoredFile:
    """Keep a file that is too large to hold in memory: written piece by piece and flushed before its row.

    Nothing is left on the disk of one that grows beyond `most_bytes`, or whose pieces end in an error.
    """
    stored = StoredFile(filename=safe_filename(filename), media_type=plain_type(media_type), size=0)
    stored.path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    try:
        with stored.path.open("xb") as out:
            for chunk in chunks:
                stored.size += len(chunk)
                if stored.size > most_bytes:
                    raise Refused(
                        _("A file may have at most %(most)d MB.") % {"most": most_bytes // 1_000_000}
                    )
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        stored.path.unlink(missing_ok=True)
        raise
    stored.sha256 = digest.hexdigest()
    return keep(stored)
