"""Fetching the file of an address that a message named."""

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_noop as _

from zabota.channels.kind import Fetched, NeverAccepted, TryLater
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import ask
from zabota.company.parameters import value_of

GONE = _("The file is not there any more.")
AWAY = _("The server of the file answers with an error.")
GONE_STATUSES = (400, 401, 403, 404, 410)


def most_bytes() -> int:
    return value_of("channels.largest_media_megabytes") * 1_000_000


def fetch_url(url: str, headers: Mapping[str, str] | None = None) -> Fetched:
    """The file; raises NeverAccepted when it is gone, TryLater for what may pass."""
    answer = ask("GET", url, headers=headers, most_bytes=most_bytes(), redirects=3, harmless=True)
    if answer.status in GONE_STATUSES:
        raise NeverAccepted(with_detail(GONE, f"HTTP {answer.status}"))
    if not answer.is_good:
        raise TryLater(with_detail(AWAY, f"HTTP {answer.status}"), answer.pause_seconds)
    name = unquote(urlsplit(url).path.rpartition("/")[2])
    return Fetched(answer.body, name, answer.headers.get("Content-Type", ""))
