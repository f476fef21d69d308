from zabota.company.models import User
from zabota.desk.guards import ensure_may
from zabota.desk.models import Conversation, Draft


def save_draft(conversation: Conversation, *, by: User, text: str, is_note: bool = False) -> Draft | None:
    """Keep what a user has begun to write; an empty text forgets it."""
    ensure_may(by, conversation)
    if not text.strip():
        Draft.objects.filter(conversation=conversation, user=by).delete()
        return None
    draft, _is_new = Draft.objects.update_or_create(
        conversation=conversation, user=by, defaults={"text": text, "is_note": is_note}
    )
    return draft
