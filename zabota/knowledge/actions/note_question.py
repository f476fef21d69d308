from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.core.search.fold import WORD, fold
from zabota.knowledge.models import OpenQuestion

LONGEST = 300
MOST_OPEN = 5_000
"""Beyond it strangers add no new ones: what is asked already is still counted."""


@transaction.atomic
def note_question(text: str, *, source: str, language: str = "") -> OpenQuestion | None:
    """A question that found no answer, or once more the same one. None when nothing more is kept.

    Asked again after it was settled by hand, it is open again.
    """
    shown = " ".join(text.split())[:LONGEST]
    folded = " ".join(WORD.findall(fold(shown)))[:LONGEST]
    if len(folded) < 2:
        raise Refused(_("Write the question in words."))
    now = timezone.now()
    kept = OpenQuestion.objects.select_for_update().filter(folded=folded).first()
    if kept is not None:
        kept.times, kept.last_asked_at, kept.settled_at, kept.settled_by = kept.times + 1, now, None, None
        kept.save(update_fields=["times", "last_asked_at", "settled_at", "settled_by"])
        return kept
    if source == OpenQuestion.Source.HELP and OpenQuestion.objects.count() >= MOST_OPEN:
        return None
    made, _is_new = OpenQuestion.objects.get_or_create(
        folded=folded,
        defaults={"text": shown, "language": language, "source": source, "last_asked_at": now},
    )
    return made
