"""Fetching from a mailbox: nothing is marked, moved or deleted there before it is committed here."""

import hashlib
import imaplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import imap_tools
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from imap_tools.errors import MailboxFolderSelectError, MailboxLoginError, UnexpectedCommandStatusError

from zabota.channels.kind import Catch, RawDelivery, TryLater, WrongPassword
from zabota.channels.mail.limits import MAX_BYTES
from zabota.channels.models import Inbox
from zabota.channels.network import TIMEOUT_SECONDS, TOO_SLOW, in_words, tls_context, with_detail
from zabota.channels.patience import Patience

CATCH = 25
CATCH_BYTES = 8_000_000
LOOK_BACK = timedelta(days=3)

WRONG_PASSWORD = _("The mail server does not accept this user name and password.")
NOT_NOW = _("The mail server lets nobody in now.")
NO_FOLDER = _("The mailbox has no folder of this name.")
TROUBLE = _("The mail server answered with an error.")
NO_PLACE = _("The folder to move mail to does not take it.")


def look(inbox: Inbox) -> Iterator[Catch]:
    """Everything new in the mailbox, a few mails at a time; raises TryLater with what is wrong."""
    with opened(inbox) as (box, patience):
        memory = _remember(inbox, box)
        after = inbox.settings.get("imap_after") or "seen"
        _mark(box, memory.pop("unmarked", []), after, inbox)
        for uids in _several(box, _new_uids(box, memory, inbox)):
            raws, whole = _fetch(box, uids, memory)
            memory["last_uid"], memory["unmarked"] = int(uids[-1]), whole
            yield Catch(raws, dict(memory))
            _mark(box, memory.pop("unmarked"), after, inbox)
            patience.renew()
        yield Catch([], dict(memory))


def try_out(inbox: Inbox) -> None:
    """Sign in and open the folder; raises TryLater with what is wrong."""
    with opened(inbox):
        pass


@contextmanager
def opened(inbox: Inbox) -> Iterator[tuple[imap_tools.BaseMailBox, Patience]]:
    """The mailbox, signed in, with its folder open; every trouble on the way comes out as TryLater."""
    box = patience = None
    try:
        box = _connect(inbox)
        patience = Patience(box.client)
        _sign_in(box, inbox.settings.get("imap_user", ""), (inbox.secrets or {}).get("imap_password", ""))
        box.folder.set(_folder(inbox))
        yield box, patience
    except (TryLater, *TROUBLES) as error:
        raise _trouble(error, patience, inbox) from error
    finally:
        if patience is not None:
            patience.end()
        if box is not None:
            with suppress(Exception):
                box.client.logout()


TROUBLES = (imap_tools.ImapToolsError, imaplib.IMAP4.error, OSError, EOFError, UnicodeError)


def _trouble(error: Exception, patience: Patience | None, inbox: Inbox) -> TryLater:
    if patience is not None and patience.over:
        return TryLater(TOO_SLOW)
    if isinstance(error, TryLater):
        return error
    if isinstance(error, MailboxFolderSelectError):
        return TryLater(with_detail(NO_FOLDER, _folder(inbox)))
    if isinstance(error, imap_tools.ImapToolsError | imaplib.IMAP4.error):
        return TryLater(with_detail(TROUBLE, str(error)))
    return TryLater(in_words(error))


def _connect(inbox: Inbox) -> imap_tools.BaseMailBox:
    chosen = inbox.settings
    host, tls = chosen.get("imap_host", ""), chosen.get("imap_tls") or "tls"
    port = chosen.get("imap_port") or (993 if tls == "tls" else 143)
    if tls == "none":
        return imap_tools.MailBoxUnencrypted(host, port, TIMEOUT_SECONDS)
    context = tls_context(chosen.get("check_certificate", True))
    if tls == "starttls":
        return imap_tools.MailBoxStartTls(host, port, TIMEOUT_SECONDS, ssl_context=context)
    return imap_tools.MailBox(host, port, TIMEOUT_SECONDS, ssl_context=context)


def _sign_in(box: imap_tools.BaseMailBox, user: str, password: str) -> None:
    sign_in = box.login if (user + password).isascii() else box.login_utf8
    try:
        sign_in(user, password, initial_folder=None)
    except (MailboxLoginError, imaplib.IMAP4.error) as error:
        if isinstance(error, imaplib.IMAP4.abort):
            raise
        said = str(error)
        if any(code in said for code in ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")):
            raise TryLater(with_detail(NOT_NOW, said)) from error
        raise WrongPassword(WRONG_PASSWORD) from error


def _folder(inbox: Inbox) -> str:
    return inbox.settings.get("imap_folder") or "INBOX"


def _remember(inbox: Inbox, box: imap_tools.BaseMailBox) -> dict[str, Any]:
    """What we know of this mailbox; little, when it is another one or its UIDs were given anew."""
    chosen = inbox.settings
    place = f"{chosen.get('imap_host')} {chosen.get('imap_user')} {_folder(inbox)}".lower()
    place = hashlib.sha256(place.encode()).hexdigest()[:12]
    validity = int(box.folder.status(_folder(inbox), ["UIDVALIDITY"])["UIDVALIDITY"])
    memory = inbox.state.get(inbox.kind, {})
    if memory.get("place") == place and memory.get("uidvalidity") == validity:
        return dict(memory)
    return {"place": place, "uidvalidity": validity, "known": memory.get("place") == place}


def _new_uids(box: imap_tools.BaseMailBox, memory: dict[str, Any], inbox: Inbox) -> list[str]:
    """At first what nobody has read; then all above the last. After new UIDs also what came lately."""
    if last := memory.get("last_uid", 0):
        return sorted((uid for uid in box.uids(f"UID {last + 1}:*") if int(uid) > last), key=int)
    wanted = "UNSEEN"
    if memory.get("known") and inbox.checked_at:
        since = min(inbox.checked_at, timezone.now()) - LOOK_BACK
        wanted = f"OR UNSEEN SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}"
    return sorted(box.uids(wanted), key=int)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _several(box: imap_tools.BaseMailBox, uids: list[str]) -> Iterator[list[str]]:
    """The UIDs in handfuls that fit into memory."""
    for start in range(0, len(uids), CATCH):
        handful: list[str] = []
        size = 0
        sizes = _sizes(box, uids[start : start + CATCH])
        for uid in uids[start : start + CATCH]:
            if handful and size + sizes.get(uid, 0) > CATCH_BYTES:
                yield handful
                handful, size = [], 0
            handful.append(uid)
            size += sizes.get(uid, 0)
        yield handful


def _sizes(box: imap_tools.BaseMailBox, uids: list[str]) -> dict[str, int]:
    sizes = {}
    for line in _ask(box, uids, "(RFC822.SIZE)"):
        if isinstance(line, bytes):
            words = line.replace(b"(", b" ").replace(b")", b" ").upper().split()
            if b"UID" in words and b"RFC822.SIZE" in words:
                uid = words[words.index(b"UID") + 1].decode()
                sizes[uid] = int(words[words.index(b"RFC822.SIZE") + 1])
    return sizes


def _fetch(
    box: imap_tools.BaseMailBox, uids: list[str], memory: dict[str, Any]
) -> tuple[list[RawDelivery], list[str]]:
    """These mails without touching them, and the UIDs of those that came whole: only they may be marked."""
    raws, whole = [], []
    for uid in uids:
        for part in _ask(box, [uid], f"(BODY.PEEK[]<0.{MAX_BYTES + 1}>)"):
            if isinstance(part, tuple):
                key = f"imap:{memory['place']}:{memory['uidvalidity']}:{uid}"
                raws.append(RawDelivery(key=key, raw=part[1], facts={"uid": int(uid)}))
                if len(part[1]) <= MAX_BYTES:
                    whole.append(uid)
                break
    return raws, whole


def _ask(box: imap_tools.BaseMailBox, uids: list[str], what: str) -> list[Any]:
    status, answer = box.client.uid("FETCH", ",".join(uids), what)
    if status != "OK":
        raise TryLater(with_detail(TROUBLE, str(answer)))
    return answer


def _mark(box: imap_tools.BaseMailBox, uids: list[str], after: str, inbox: Inbox) -> None:
    if not uids or after == "keep":
        return
    box.flag(uids, imap_tools.MailMessageFlags.SEEN, True)
    if after == "move":
        try:
            box.move(uids, inbox.settings["imap_move_to"])
        except UnexpectedCommandStatusError as error:
            raise TryLater(with_detail(NO_PLACE, str(error))) from error
    elif after == "delete":
        box.flag(uids, imap_tools.MailMessageFlags.DELETED, True)
        if "UIDPLUS" in box.client.capabilities:
            box.client.uid("EXPUNGE", ",".join(uids))
        else:
            box.client.expunge()
