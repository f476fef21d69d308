import json
import secrets

from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Inbox
from zabota.desk.models import Conversation

KEY = "portal"


def write(conversation: Conversation, text: str, *, address: str, language: str = "", key: str = "") -> None:
    """The customer writes on a conversation of theirs. Pressed twice with one `key` it is said once."""
    said = {"sender": address, "text": text, "conversation_id": conversation.id, "language": language}
    raw = RawDelivery(
        key=f"portal:{conversation.id}:{key or secrets.token_hex(12)}", raw=json.dumps(said).encode()
    )
    take_in(portal_inbox(), [raw])
    read_deliveries()


def portal_inbox() -> Inbox:
    """The inbox that stands for customers' own pages; made when first needed."""
    inbox, _new = Inbox.objects.get_or_create(key=KEY, defaults={"name": "Portal", "kind": "portal"})
    return inbox
