"""What is wrong with another server, in words: a sentence, and on a second line what the machine said."""

import smtplib
import socket
import ssl

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

UNKNOWN_HOST = _("No server of this name is known.")
REFUSED = _("The server refuses the connection: is the port right?")
SILENT = _("The server does not answer.")
UNTRUSTED = _("The server's certificate cannot be trusted.")
NO_TLS = _("The encrypted connection failed: is the encryption setting right?")
UNREACHABLE = _("The server cannot be reached.")
BROKEN = _("The server broke the connection.")

NOT_ALLOWED = _("This address lies in a private network: an administrator may allow it in the settings.")
NOT_ENCRYPTED = _("This address is not encrypted: write it with https://.")
NO_ADDRESS = _("This is no address of a server: write it like https://example.com")
TOO_MUCH = _("The server sends more than is taken.")
TOO_SLOW = _("The server takes too long to answer.")

TIMEOUT_SECONDS = 20.0


def in_words(error: Exception) -> str:
    """A sentence about a network error, and below it the error's own words."""
    return with_detail(_sentence(error), str(error))


def with_detail(sentence: str, detail: str | bytes) -> str:
    """A sentence that pages translate, and on a line of its own what stays as it is."""
    text = detail.decode("utf-8", "replace") if isinstance(detail, bytes) else detail
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())[:300]
    return f"{sentence}\n{text}" if text else sentence


def spoken(problem: str) -> str:
    """A stored problem in the reader's language; what a server said stays as it is."""
    return "\n".join(gettext(line) if line else "" for line in problem.split("\n"))


def _sentence(error: Exception) -> str:
    if isinstance(error, socket.gaierror | UnicodeError):
        return UNKNOWN_HOST
    if isinstance(error, ssl.SSLCertVerificationError):
        return UNTRUSTED
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return NO_TLS
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return SILENT
    if isinstance(error, ConnectionRefusedError):
        return REFUSED
    if isinstance(error, ConnectionError | smtplib.SMTPServerDisconnected | EOFError):
        return BROKEN
    return UNREACHABLE


def tls_context(check_certificate: bool) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not check_certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
