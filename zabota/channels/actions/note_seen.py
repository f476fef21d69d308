from datetime import datetime

from zabota.channels.chat_log import SEEN, sent_to
from zabota.channels.models import Inbox


def note_seen(inbox: Inbox, visitor: str, until: datetime) -> int:
    """The visitor had on the screen what we sent up to that moment; returns how many of them were new."""
    unseen = sent_to(inbox, visitor).filter(sending_at__lte=until, external_id="").exclude(sent_at=None)
    return unseen.update(external_id=SEEN)
