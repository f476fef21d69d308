"""A telephone line that is heard through Asterisk: connect, listen, and hand in what happens to calls."""

import json
import threading

from django.utils import timezone

from zabota.channels.actions.note_health import note_health
from zabota.channels.actions.take_in import take_in
from zabota.channels.asterisk.connection import Connection
from zabota.channels.asterisk.switchboard import Happening, Switchboard
from zabota.channels.calls import key_of
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Inbox
from zabota.channels.settings_fields import secret_of


def open_line(inbox: Inbox) -> Connection:
    """Connected and let in; raises TryLater with what is wrong."""
    given = inbox.settings
    return Connection(
        given.get("host") or "",
        given.get("port") or 5038,
        given.get("user") or "",
        secret_of(inbox, "ami_secret"),
        tls=bool(given.get("tls")),
        check_certificate=given.get("check_certificate", True),
    )


def listen(inbox: Inbox, board: Switchboard, stopping: threading.Event) -> None:
    """Until told to stop or the connection is lost (TryLater). `board` outlives connections."""
    with open_line(inbox) as line:
        note_health(inbox)
        board.ask_anew()
        line.send("CoreShowChannels", ActionID="channels")
        while not stopping.is_set():
            message = line.read()
            if message is not None:
                hand_in(inbox, board.hear(message, timezone.now()))


def hand_in(inbox: Inbox, happenings: list[Happening]) -> None:
    """Kept before anything else happens, like everything that a channel hands us."""
    if not happenings:
        return
    raws = [
        RawDelivery(key=key_of(one)[:200], raw=json.dumps(one, ensure_ascii=False).encode())
        for one in happenings
    ]
    take_in(inbox, raws)
