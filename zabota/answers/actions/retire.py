from django.utils import timezone

from zabota.answers.models import Macro, SavedReply


def retire(prepared: SavedReply | Macro, is_retired: bool = True) -> None:
    """Offer a saved reply or a macro no more, or again; what was sent with it stays."""
    prepared.retired_at = (prepared.retired_at or timezone.now()) if is_retired else None
    prepared.save(update_fields=["retired_at"])
