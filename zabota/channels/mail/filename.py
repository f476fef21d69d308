"""File names that strangers gave their files."""

import re

from zabota.channels.mail import limits
from zabota.channels.mail.headers import decode_words

# Direction marks make "exe.fdp" out of "pdf.exe"; the others mean something to file systems.
_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff<>:"|?*]+')
_EXTENSIONS = {
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp",
    "application/pdf": "pdf",
    "text/plain": "txt", "text/html": "html", "text/csv": "csv", "text/calendar": "ics", "text/vcard": "vcf",
    "message/rfc822": "eml", "application/zip": "zip", "application/ms-tnef": "dat", "audio/ogg": "ogg",
    "audio/mpeg": "mp3", "video/mp4": "mp4", "application/pkcs7-signature": "p7s",
    "application/pkcs7-mime": "p7m",
    "application/pgp-signature": "asc",
}  # fmt: skip


def safe_filename(name: str, media_type: str, number: int) -> str:
    """A name to show and to download under: no path, no control or direction marks, bounded length."""
    name = decode_words(name).replace("\\", "/").rpartition("/")[2]
    name = _UNSAFE.sub("", name).strip(" .")
    if not name:
        return f"{media_type.partition('/')[0] or 'file'}-{number}.{_EXTENSIONS.get(media_type, 'bin')}"
    if len(name) <= limits.MAX_FILENAME_CHARS:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        return name[: limits.MAX_FILENAME_CHARS]
    return stem[: limits.MAX_FILENAME_CHARS - len(extension) - 1] + "." + extension
