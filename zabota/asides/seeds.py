"""Questions to others of a demo company: one that is answered, one that is waited for."""

from datetime import datetime, timedelta

from django.utils.translation import get_language

from zabota.asides.actions.ask_aside import ask_aside, mail_inbox_for
from zabota.asides.actions.hear_aside import hear_aside
from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.company.models import User
from zabota.desk.models import Conversation

WORDS = {
    "en": (
        ("Laboratory", "Deadline of an analysis", "When will the result be ready?", "Tomorrow by noon."),
        ("Supplier", "Delivery of supplies", "Will it come this week? The customer waits.", ""),
    ),
    "ru": (
        ("Лаборатория", "Срок анализа", "Когда будет готов результат?", "Завтра к полудню."),
        ("Поставщик", "Поставка материалов", "Привезёте на этой неделе? Клиент ждёт.", ""),
    ),
    "ro": (
        ("Laboratorul", "Termenul unei analize", "Când va fi gata rezultatul?", "Mâine până la prânz."),
        ("Furnizorul", "Livrarea materialelor", "Vine săptămâna aceasta? Clientul așteaptă.", ""),
    ),
}


def seed_asides(user: User, now: datetime) -> None:
    """Beside two open conversations of the user's."""
    talks = Conversation.objects.visible_to(user).open().filter(inbox__kind="email").order_by("-id")[:2]
    for place, (talk, words) in enumerate(zip(talks, WORDS[(get_language() or "en")[:2]], strict=False)):
        name, subject, question, answer = words
        if mail_inbox_for(talk) is None:
            continue
        to = f"desk{place}@supplier.example"
        asked = ask_aside(
            talk,
            to=to,
            name=name,
            subject=subject,
            text=question,
            answer_by=now + timedelta(days=1),
            by=user,
        )
        if answer:
            named = tuple(asked.messages.values_list("message_id", flat=True))
            heard = Incoming(sender=to, text=answer, identity_kind="email", answers=named)
            raw = Delivery.objects.create(
                inbox=asked.inbox, key=f"demo-aside-{asked.id}", raw=b"", read_at=now
            )
            hear_aside(heard, raw)
