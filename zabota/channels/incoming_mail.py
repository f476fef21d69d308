"""From the bytes of a mail to the message a desk can file."""

import hashlib
from typing import Any

from django.conf import settings

from zabota.channels.kind import Incoming
from zabota.channels.mail import problems as say
from zabota.channels.mail.hash import content_hash
from zabota.channels.mail.letter import Letter
from zabota.channels.mail.loops import is_absence_note, why_not_answer
from zabota.channels.mail.read import read
from zabota.channels.mail.reply import strip_quote
from zabota.channels.mail.reports import read_authentication
from zabota.channels.mail.subject import subject_number
from zabota.channels.mail.thread import find_references
from zabota.channels.models import Inbox
from zabota.core.actions.store_file import store_file
from zabota.core.kept import kept

OWN_ADDRESSES_SECONDS = 20
PASSED = "pass"


def as_message(inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming:
    """The message in a mail; its files are stored. Odd mail has `problems`, it does not raise."""
    return as_incoming(inbox, read(raw), facts)


def as_incoming(inbox: Inbox, letter: Letter, facts: dict[str, Any]) -> Incoming:
    """The same of a letter that was read already."""
    own = own_addresses()
    references = find_references(letter, settings.SECRET_KEY.encode())
    reply, quoted = strip_quote(letter.text)
    files = [(part, store_file(part.content, part.filename, part.media_type)) for part in letter.attachments]
    bounce = letter.bounce
    return Incoming(
        sender=letter.sender.email,
        sender_name=letter.sender.name,
        identity_kind="email",
        text=letter.text,
        reply_text=reply if quoted else "",
        html=letter.html,
        subject=letter.subject,
        language=letter.language[:2],
        message_id=letter.message_id,
        sent_at=letter.date,
        copies=_copies(letter, own),
        file_ids=tuple(file.id for _part, file in files),
        inline_files={part.content_id: file.id for part, file in files if part.content_id},
        conversation_ids=tuple(dict.fromkeys(found.conversation_id for found in references)),
        answers=tuple(dict.fromkeys((*letter.in_reply_to, *reversed(letter.references)))),
        possible_number=subject_number(letter.subject),
        is_automatic=why_not_answer(letter, own) is not None or facts.get("mail_from") == "",
        is_absence_note=is_absence_note(letter),
        bounced=tuple(one.address for one in bounce.recipients) if bounce else (),
        bounced_message_id=bounce.original_message_id if bounce else "",
        bounce_problem=_bounce_problem(letter),
        sender_is_proven=is_proven(letter, inbox.settings.get("trusted_server", "")),
        problems=letter.problems,
        sameness=sameness_of(letter),
    )


def sameness_of(letter: Letter) -> str:
    """One mail that came by two ways has it twice."""
    return hashlib.sha256(f"{letter.message_id} {content_hash(letter)}".encode()).hexdigest()


@kept(seconds=OWN_ADDRESSES_SECONDS)
def own_addresses() -> frozenset[str]:
    """Addresses of all inboxes, in lower case: mail from them is never answered by a machine."""
    rows = Inbox.objects.exclude(address="").values_list("address", flat=True)
    return frozenset({settings.DEFAULT_FROM_EMAIL.lower(), *(address.lower() for address in rows)})


def _copies(letter: Letter, own: frozenset[str]) -> tuple[str, ...]:
    known = {*own, letter.sender.email.lower()}
    others = [one.email for one in (*letter.to, *letter.cc) if one.email.lower() not in known]
    return tuple(dict.fromkeys(others))


def _bounce_problem(letter: Letter) -> str:
    """What the server said about the first address that will never get the mail."""
    if letter.bounce is None or not letter.bounce.is_permanent:
        return ""
    for one in letter.bounce.recipients:
        if one.action == "failed" or one.status.startswith("5"):
            return " ".join(f"{one.address}: {one.diagnostic or one.status}".split())[:500]
    return letter.subject


def is_proven(letter: Letter, trusted_server: str) -> bool:
    """Whether the server we trust found the sender's domain genuine: DMARC, or DKIM in the domain's name.

    A sender can write such headers too: only the topmost one counts, where a server puts its own, and only
    if it carries the trusted server's name. A mail that names several senders proves none.
    """
    if not trusted_server or say.SEVERAL_FROM in letter.problems or say.REPEATED_HEADER in letter.problems:
        return False
    topmost = letter.headers.get("authentication-results", ())[:1]
    domain = letter.sender.email.rpartition("@")[2].lower()
    for one in read_authentication(topmost):
        if one.server != trusted_server.lower() or one.result != PASSED:
            continue
        if one.method == "dmarc":
            return True
        if one.method == "dkim" and one.properties.get("header.d", "").lower() == domain:
            return True
    return False
