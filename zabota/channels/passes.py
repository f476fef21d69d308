"""Passes that let a provider fetch a file that we send through it: signed, for one inbox, good for a week."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from zabota.channels.models import Inbox
from zabota.core.models import StoredFile

SECONDS = 7 * 24 * 3600


def passed_url(inbox: Inbox, file: StoredFile) -> str:
    """The whole address at which the provider of this inbox may fetch this file."""
    passed = signing.TimestampSigner(salt=f"channels.file.{inbox.key}").sign(str(file.id))
    return f"{settings.SITE_URL}{reverse('channels:passed_file', args=[inbox.key, passed])}"


def file_of(inbox_key: str, passed: str) -> int | None:
    """The number of the file; None for a pass that is forged, of another inbox or too old."""
    try:
        signer = signing.TimestampSigner(salt=f"channels.file.{inbox_key}")
        return int(signer.unsign(passed, max_age=SECONDS))
    except (signing.BadSignature, ValueError):
        return None
