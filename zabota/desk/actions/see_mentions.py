from django.utils import timezone

from zabota.company.models import User
from zabota.desk.models import Conversation, Mention


def see_mentions(conversation: Conversation, *, by: User) -> int:
    """The user has looked at the notes that call them in here. Says how many were new."""
    mine = Mention.objects.filter(user=by, note__conversation=conversation, seen_at=None)
    return mine.update(seen_at=timezone.now())
