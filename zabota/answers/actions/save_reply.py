from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.answers.fields import ensure_known_fields
from zabota.answers.models import SavedReply, SavedReplyText
from zabota.company.models import Branch
from zabota.core.errors import Refused
from zabota.core.search import lexemes, remember

SEARCHED = "saved_reply"


@transaction.atomic
def save_reply(
    reply: SavedReply | None, *, name: str, texts: Mapping[str, str], branch: Branch | None = None
) -> SavedReply:
    """Write a prepared text: language -> words. A language without words is left out or taken away."""
    ours = dict(settings.LANGUAGES)
    written = {name: text.strip() for name, text in texts.items() if name in ours and text.strip()}
    if not written or not name.strip():
        raise Refused(_("A saved reply needs a name and a text in at least one language."))
    for text in written.values():
        ensure_known_fields(text)
    reply = reply or SavedReply()
    reply.name, reply.branch = name.strip(), branch
    reply.save()
    reply.texts.exclude(language__in=written).delete()
    for language, text in written.items():
        SavedReplyText.objects.update_or_create(reply=reply, language=language, defaults={"text": text})
    words = lexemes(" ".join([reply.name, *written.values()]))
    remember(SEARCHED, reply.id, sorted(words), timezone.now())
    return reply
