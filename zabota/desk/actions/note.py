from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.models import StoredFile
from zabota.core.search import lexemes, remember_more
from zabota.desk.actions.add_message import SEARCHED
from zabota.desk.events import NoteAdded, UserMentioned, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.mentions import mentioned_in
from zabota.desk.models import Attachment, Conversation, Draft, Mention, Note
from zabota.desk.queries import is_seen_by


@transaction.atomic
def note(
    conversation: Conversation,
    *,
    by: User | None,
    text: str,
    files: Sequence[StoredFile] = (),
    mentions: Iterable[User] = (),
    at: datetime | None = None,
) -> Note:
    """Leave a remark for the staff, who can be called in by @name or by `mentions`.

    Only colleagues who may see the conversation can be called; it is never sent to anybody.
    """
    hold(conversation)
    ensure_may(by, conversation)
    ensure_present(conversation)
    if not text.strip() and not files:
        raise Refused(_("The note is empty."))
    at = at or timezone.now()
    made = Note.objects.create(conversation=conversation, user=by, text=text, at=at)
    Attachment.objects.bulk_create(
        Attachment(conversation=conversation, note=made, file=file) for file in files
    )
    remember_more(SEARCHED, conversation.id, sorted(lexemes(text)), at)
    Draft.objects.filter(conversation=conversation, user=by, is_note=True).delete()
    announce(NoteAdded(**told_of(conversation, by), note_id=made.id), at=at)
    called = {user.id: user for user in (*mentions, *mentioned_in(text)) if is_seen_by(user, conversation)}
    for user in called.values():
        call_in(made, user, by)
    return made


def call_in(made: Note, user: User, by: User | None) -> None:
    Mention.objects.create(note=made, user=user)
    told = told_of(made.conversation, by) | {"user_ids": (user.id,)}
    announce(UserMentioned(**told, note_id=made.id, mentioned_id=user.id), at=made.at)
