from zabota.company.models import User
from zabota.desk.guards import ensure_may
from zabota.desk.models import Conversation, Draft


def save_draft(conversation: Conversation, *, by: User, text: str, is_note: bool = False) -> Draft | None:
    """Keep the answer, or the note, that a user has begun; an empty text forgets it."""
    ensure_may(by, conversation)
    if not text.strip():
        Draft.objects.filter(conversation=conversation, user=by, is_note=is_note).delete()
        return None
    draft, _is_new = Draft.objects.update_or_create(
        conversation=conversation, user=by, is_note=is_note, defaults={"text": text}
    )
    return draft
