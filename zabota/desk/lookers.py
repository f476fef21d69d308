"""Who has a conversation open just now, at whichever process. In the short memory only, gone in a minute."""

import json

from zabota.company.models import User
from zabota.core import short_memory

SECONDS = 45
Entry = tuple[str, bool]
"""Name, whether they write."""


def lookers(conversation_id: int) -> dict[int, Entry]:
    known = short_memory.parts(key_of(conversation_id))
    told = {int(who): json.loads(said) for who, said in known.items()}
    return {who: (name, writes) for who, (name, writes) in told.items()}


def look(user: User, conversation_id: int, *, writes: bool) -> dict[int, Entry]:
    """One more moment of looking; everybody who does."""
    mine = json.dumps([str(user), writes]).encode()
    short_memory.keep(key_of(conversation_id), mine, SECONDS, part=str(user.id))
    return lookers(conversation_id)


def is_looking(user: User, conversation_id: int) -> bool:
    return user.id in lookers(conversation_id)


def key_of(conversation_id: int) -> str:
    return f"attending:{conversation_id}"
