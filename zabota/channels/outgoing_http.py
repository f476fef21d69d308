"""The one door through which we call other servers over HTTP.

The name is resolved here, every address is checked, and the connection goes to the checked address itself;
a redirect is checked the same way. No proxy of the environment is used.
"""

import json as text_of_json
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urljoin

import urllib3
from django.utils.translation import gettext_noop as _
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
)

from zabota.channels.kind import TryLater, Uncertain
from zabota.channels.network import (
    BROKEN,
    NO_ADDRESS,
    SILENT,
    TIMEOUT_SECONDS,
    TOO_MUCH,
    TOO_SLOW,
    UNKNOWN_HOST,
    UNTRUSTED,
    in_words,
    with_detail,
)
from zabota.channels.reachable import Forbidden, addresses_of, check_url

LOST = _("The link broke after the message was handed over: it may have arrived.")
MOST_BYTES = 2_000_000
CHUNK = 65_536
REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "Zabota"


@dataclass(frozen=True)
class Answer:
    """What a server said. `headers` are found in any case of letters."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300

    @property
    def said(self) -> Any:
        """The JSON of it; {} when it is none."""
        try:
            return text_of_json.loads(self.body)
        except (ValueError, RecursionError):
            return {}

    @property
    def pause_seconds(self) -> float | None:
        """How long the server asks us to wait (Retry-After in seconds)."""
        given = self.headers.get("Retry-After", "")
        return float(given) if given.isdigit() else None


@dataclass(frozen=True)
class File:
    """A file of a form: name of the field, then of the file."""

    field: str
    filename: str
    content: bytes
    media_type: str = "application/octet-stream"


def ask(
    method: str,
    url: str,
    *,
    json: Any = None,
    form: Mapping[str, str] | None = None,
    files: tuple[File, ...] = (),
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    most_bytes: int = MOST_BYTES,
    seconds: float = TIMEOUT_SECONDS,
    redirects: int = 0,
    harmless: bool = False,
) -> Answer:
    """Ask a server once. Raises TryLater when it surely was not asked, Uncertain when nobody can know.

    `harmless`: asking twice does no harm, so that a lost answer is TryLater as well.
    """
    sent_headers = {"User-Agent": AGENT, "Connection": "close", **(headers or {})}
    content, media_type = encoded(json, form, files, body)
    if media_type:
        sent_headers.setdefault("Content-Type", media_type)
    if query:
        url += ("&" if "?" in url else "?") + urlencode(query)
    deadline = time.monotonic() + seconds * 3
    for left in range(redirects, -1, -1):
        answer = ask_once(method, url, content, sent_headers, most_bytes, seconds, deadline, harmless)
        where = answer.headers.get("Location", "")
        if answer.status not in REDIRECTS or not where or not left:
            return answer
        target = joined(url, where)
        if check_url(target) != check_url(url):
            sent_headers.pop("Authorization", None)
        url = target
    return answer


def joined(url: str, where: str) -> str:
    """Where a redirect leads; raises Forbidden when that is no address."""
    try:
        return urljoin(url, where)
    except ValueError as error:
        raise Forbidden(with_detail(NO_ADDRESS, where)) from error


def encoded(
    json: Any, form: Mapping[str, str] | None, files: tuple[File, ...], body: bytes | None
) -> tuple[bytes | None, str]:
    """The body and its media type."""
    if json is not None:
        return text_of_json.dumps(json, ensure_ascii=False).encode(), "application/json"
    if files:
        parts: list[Any] = list((form or {}).items())
        parts += [(one.field, (one.filename, one.content, one.media_type)) for one in files]
        return urllib3.encode_multipart_formdata(parts)
    if form is not None:
        return urlencode(form).encode(), "application/x-www-form-urlencoded"
    return body, ""


def ask_once(
    method: str,
    url: str,
    content: bytes | None,
    headers: Mapping[str, str],
    most_bytes: int,
    seconds: float,
    deadline: float,
    harmless: bool,
) -> Answer:
    scheme, host, port = check_url(url)
    path = url.split("#")[0]
    path = "/" + path.split("/", 3)[3] if path.count("/") > 2 else "/"
    make = GuardedHttps if scheme == "https" else GuardedHttp
    timeout = urllib3.Timeout(connect=seconds, read=seconds)
    try:
        called = make(host, port, timeout=timeout, maxsize=1)
    except LocationParseError as error:
        raise Forbidden(with_detail(NO_ADDRESS, url)) from error
    with called as pool:
        try:
            response = pool.urlopen(
                method,
                path,
                body=content,
                headers=headers,
                retries=False,
                redirect=False,
                preload_content=False,
            )
            return Answer(response.status, taken(response, most_bytes, deadline), response.headers)
        except (HTTPError, OSError) as error:
            raise told(error, harmless) from error


def taken(response: urllib3.BaseHTTPResponse, most_bytes: int, deadline: float) -> bytes:
    """The body, within bounds of size and time; raises OSError."""
    found = bytearray()
    for chunk in response.stream(CHUNK):
        found += chunk
        if len(found) > most_bytes:
            response.close()
            raise OSError(TOO_MUCH)
        if time.monotonic() > deadline:
            response.close()
            raise TimeoutError(TOO_SLOW)
    return bytes(found)


def told(error: Exception, harmless: bool) -> Exception:
    """TryLater for what happened before anything left, else Uncertain; a refused address as it is."""
    if isinstance(error.__cause__, Forbidden):
        return error.__cause__
    if isinstance(error, NameResolutionError):
        return TryLater(UNKNOWN_HOST)
    if isinstance(error, NewConnectionError):
        return TryLater(in_words(error.__cause__ if isinstance(error.__cause__, OSError) else error))
    if isinstance(error, ConnectTimeoutError):
        return TryLater(SILENT)
    if isinstance(error, urllib3.exceptions.SSLError | ssl.SSLError):
        inner = error.args[0] if error.args and isinstance(error.args[0], ssl.SSLError) else error
        if isinstance(inner, ssl.SSLCertVerificationError):
            return TryLater(with_detail(UNTRUSTED, str(inner)))
        return TryLater(in_words(inner))
    if not harmless:
        return Uncertain(with_detail(LOST, str(error)))
    if isinstance(error, ReadTimeoutError):
        return TryLater(SILENT)
    if str(error) in (TOO_MUCH, TOO_SLOW):
        return TryLater(str(error))
    return TryLater(with_detail(BROKEN, str(error)))


def connect(connection: Any) -> socket.socket:
    """A socket to one of the checked addresses of the connection's host."""
    lost: Exception | None = None
    try:
        addresses = addresses_of(connection.host, connection.port)
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    except Forbidden as error:
        raise NewConnectionError(connection, str(error)) from error
    for family, address in addresses:
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(connection.timeout)
            made.connect((address, connection.port))
            return made
        except TimeoutError as error:
            lost = ConnectTimeoutError(connection, str(error))
        except OSError as error:
            lost = NewConnectionError(connection, str(error))
            lost.__cause__ = error
        made.close()
    raise lost or NewConnectionError(connection, "no address")


class HttpToChecked(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return connect(self)


class HttpsToChecked(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return connect(self)


class GuardedHttp(HTTPConnectionPool):
    ConnectionCls = HttpToChecked


class GuardedHttps(HTTPSConnectionPool):
    ConnectionCls = HttpsToChecked
