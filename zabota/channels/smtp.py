"""Handing one mail to an SMTP server, and telling surely-not-sent from perhaps-sent."""

import smtplib
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext_noop as _

from zabota.channels.kind import NeverAccepted, NoWayOut, TryLater, Uncertain, WrongPassword
from zabota.channels.models import Inbox
from zabota.channels.network import TIMEOUT_SECONDS, in_words, tls_context, with_detail

NO_WAY_OUT = _("No way out is configured: this inbox has no SMTP server. The message waits.")
WRONG_PASSWORD = _("The outgoing server does not accept this user name and password.")
NO_SIGN_IN = _("The outgoing server offers no sign-in: leave the user name empty, or choose an encryption.")
BUSY = _("The outgoing server takes nothing now; we try again.")
REFUSED = _("The outgoing server refused the message for good.")
LOST = _("The link broke after the message was handed over: it may have arrived.")


@dataclass(frozen=True)
class WayOut:
    """An SMTP server. `tls` is tls, starttls or none."""

    host: str
    port: int
    tls: str = "starttls"
    user: str = ""
    password: str = ""
    check_certificate: bool = True


def way_out(inbox: Inbox) -> WayOut:
    """The inbox's own server, else the installation's (ZABOTA_SMTP_URL); raises NoWayOut."""
    chosen = inbox.settings
    if chosen.get("smtp_host"):
        return WayOut(
            host=chosen["smtp_host"],
            port=chosen.get("smtp_port") or 587,
            tls=chosen.get("smtp_tls") or "starttls",
            user=chosen.get("smtp_user", ""),
            password=(inbox.secrets or {}).get("smtp_password", ""),
            check_certificate=chosen.get("check_certificate", True),
        )
    if settings.SMTP_URL:
        return _from_url(settings.SMTP_URL)
    raise NoWayOut(NO_WAY_OUT)


def _from_url(url: str) -> WayOut:
    """smtp:// is plain without a user and STARTTLS with one; smtps:// is TLS from the start."""
    parts = urlsplit(url)
    implicit = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    tls = "tls" if implicit else "starttls" if user else "none"
    return WayOut(parts.hostname or "", parts.port or (465 if implicit else 25), tls, user, password)


def connect(out: WayOut) -> smtplib.SMTP:
    """A greeted, encrypted and signed-in connection; raises TryLater with what is wrong."""
    try:
        context = tls_context(out.check_certificate)
        name = settings.MAIL_DOMAIN
        server: smtplib.SMTP
        if out.tls == "tls":
            server = smtplib.SMTP_SSL(out.host, out.port, name, timeout=TIMEOUT_SECONDS, context=context)
        else:
            server = smtplib.SMTP(out.host, out.port, name, timeout=TIMEOUT_SECONDS)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise TryLater(in_words(error)) from error
    try:
        _greet(server, out, context)
    except TryLater:
        server.close()
        raise
    return server


def _greet(server: smtplib.SMTP, out: WayOut, context: ssl.SSLContext) -> None:
    try:
        server.ehlo_or_helo_if_needed()
        if out.tls == "starttls":
            server.starttls(context=context)
            server.ehlo()
        if out.user:
            if not server.has_extn("auth"):
                raise TryLater(NO_SIGN_IN)
            server.login(out.user, out.password)
    except smtplib.SMTPAuthenticationError as error:
        kind = WrongPassword if error.smtp_code >= 500 else TryLater
        raise kind(with_detail(WRONG_PASSWORD, error.smtp_error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise TryLater(in_words(error)) from error


def hand_over(out: WayOut, content: bytes, sender: str, to: str, copies: list[str]) -> str:
    """Send one mail; the server's answer. Copies that are refused do not stop it.

    Raises TryLater and NeverAccepted when it surely was not taken, Uncertain when nobody can know.
    """
    server = connect(out)
    try:
        _address(server, sender, to, copies)
        return _say(server, content)
    finally:
        server.close()


def _address(server: smtplib.SMTP, sender: str, to: str, copies: list[str]) -> None:
    try:
        _check(*server.mail(sender))
        _check(*server.rcpt(to))
        for copy in copies:
            server.rcpt(copy)
        _check(*server.docmd("DATA"), wanted=3)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise TryLater(in_words(error)) from error


def _say(server: smtplib.SMTP, content: bytes) -> str:
    """Without the final dot a server keeps nothing; once the dot has left, only its answer tells."""
    try:
        server.send(_dotted(content))
    except (OSError, smtplib.SMTPException) as error:
        raise TryLater(in_words(error)) from error
    try:
        code, answer = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise Uncertain(with_detail(LOST, str(error))) from error
    _check(code, answer)
    return answer.decode("utf-8", "replace")[:250]


def _dotted(content: bytes) -> bytes:
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n").split(b"\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b"\r\n.\r\n"


def _check(code: int, answer: bytes, wanted: int = 2) -> None:
    if code // 100 == wanted:
        return
    if code // 100 == 5:
        raise NeverAccepted(with_detail(REFUSED, b"%d %s" % (code, answer)))
    raise TryLater(with_detail(BUSY, b"%d %s" % (code, answer)))
