import hashlib
import os
from io import BytesIO
from pathlib import PurePosixPath

import puremagic
from PIL import Image, ImageOps

from zabota.core.gathering import keep
from zabota.core.models import StoredFile

PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
COMMON = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
}
"""What most files begin with: nothing else begins so, and the long list of the library is spared."""
LARGEST_SIDE = 1600
MOST_PIXELS = 40_000_000


def store_file(content: bytes, filename: str, media_type: str = "") -> StoredFile:
    """Keep a file: written and flushed before its row, so that a row never points at nothing.

    The media type is read from the content; the sender's word counts only where the content says nothing.
    """
    stored = StoredFile(
        filename=safe_filename(filename),
        media_type=sniff(content) or plain_type(media_type),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    stored.path.parent.mkdir(parents=True, exist_ok=True)
    write_durably(stored, content)
    if stored.media_type in PICTURES:
        stored.is_picture = make_preview(stored, content)
    return keep(stored)


def safe_filename(filename: str) -> str:
    last = PurePosixPath(filename.replace("\\", "/").replace("\x00", "")).name
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(" .")
    if len(kept) > 200:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[:180]}{dot}{ending[:15]}" if dot else kept[:200]
    return kept or "file"


def sniff(content: bytes) -> str:
    for beginning, media_type in COMMON.items():
        if content.startswith(beginning):
            return media_type
    try:
        return puremagic.from_string(content, mime=True)[:100] if content else ""
    except (puremagic.PureError, ValueError):
        return ""


def plain_type(media_type: str) -> str:
    kept = media_type.split(";")[0].strip().lower()[:100]
    return kept if kept.count("/") == 1 and kept.isascii() else "application/octet-stream"


def write_durably(stored: StoredFile, content: bytes) -> None:
    with stored.path.open("xb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def make_preview(stored: StoredFile, content: bytes) -> bool:
    """A re-encoded copy without what a stranger hid in the original; False if it is no honest picture."""
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return False
            picture.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
            shown = ImageOps.exif_transpose(picture)
            shown.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
            shown.convert("RGBA" if "A" in shown.getbands() else "RGB").save(
                stored.preview_path, "WEBP", quality=82
            )
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True
