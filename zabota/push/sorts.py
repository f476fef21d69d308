"""What is worth a notification, and what it says: without a word of a customer, unless that was chosen."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by
from zabota.push.models import Push
from zabota.recovery.models import RecoveryCase

GIVEN, MENTIONED, ANSWERED, LATE, ESCALATED = "given", "mentioned", "answered", "late", "escalated"
URGENT = {LATE, ESCALATED, MENTIONED}
MOST_WORDS = 120


@dataclass(frozen=True)
class Words:
    """What the device shows. `place` is the page it opens."""

    title: str
    text: str
    place: str

    def as_json(self, push: Push) -> dict[str, Any]:
        return {
            "title": self.title,
            "text": self.text,
            "place": self.place,
            "tag": f"{push.sort}-{push.subject_id}",
        }


def words_of(push: Push, user: User) -> Words | None:
    """None when the user may no longer see it, or it is theirs no more."""
    with override(user.language):
        if push.sort == ESCALATED:
            return of_case(push, user)
        return of_talk(push, user)


def of_case(push: Push, user: User) -> Words | None:
    if not RecoveryCase.objects.visible_to(user).filter(id=push.subject_id).exists():
        return None
    said = _("You are called in: recovery case %(number)d") % {"number": push.subject_id}
    return Words("Zabota", said, reverse("recovery:case", args=[push.subject_id]))


def of_talk(push: Push, user: User) -> Words | None:
    talk = Conversation.objects.select_related("customer").filter(id=push.subject_id).first()
    if talk is None or talk.merged_into_id or not is_seen_by(user, talk):
        return None
    if push.sort in (GIVEN, ANSWERED, LATE) and talk.assignee_id != user.id:
        return None
    said = {
        GIVEN: _("Conversation #%(number)d was given to you"),
        MENTIONED: _("A colleague calls you into conversation #%(number)d"),
        ANSWERED: _("The customer wrote in conversation #%(number)d"),
        LATE: _("The deadline of conversation #%(number)d was missed"),
    }[push.sort] % {"number": talk.id}
    place = reverse("desk:conversation", args=[talk.id])
    if push.device.shows_words and value_of("push.words_allowed") and not talk.is_confidential:
        return Words(said, f"{talk.customer_name}: {talk.preview}"[:MOST_WORDS], place)
    return Words("Zabota", said, place)
