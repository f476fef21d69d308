"""Saved replies and macros of a demo company, and what was found in the replies of its past."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from zabota.answers.actions.check_reply import check_reply
from zabota.answers.actions.flag_question import flag_question
from zabota.answers.actions.save_macro import save_macro
from zabota.answers.actions.save_reply import save_reply
from zabota.answers.deeds import Deeds
from zabota.answers.models import SavedReply
from zabota.company.models import User
from zabota.desk.actions.judge_reply import judge_reply
from zabota.desk.models import ContactReason, Conversation, Message

MOST_CHECKED = 150
TEXTS = {
    "hours": {
        "ru": "Здравствуйте, {customer}!\n\nМы открыты в будни с 8:00 до 18:00, в субботу с 9:00 "
        "до 14:00.\n\n"
        "{agent}, {branch}",
        "ro": "Bună ziua, {customer}!\n\nSuntem deschiși în zilele lucrătoare între 8:00 și 18:00, "
        "sâmbăta între 9:00 și 14:00.\n\n{agent}, {branch}",
        "en": "Hello, {customer},\n\nwe are open on weekdays from 8:00 to 18:00 and on Saturday "
        "from 9:00 to 14:00.\n\n{agent}, {branch}",
    },
    "money": {
        "ru": "Здравствуйте, {customer}!\n\nВернём деньги на вашу карту в течение 3 рабочих дней. "
        "Номер обращения: #{number}.\n\n{agent}",
        "ro": "Bună ziua, {customer}!\n\nVă întoarcem banii pe card în 3 zile lucrătoare. "
        "Numărul cererii: #{number}.\n\n{agent}",
        "en": "Hello, {customer},\n\nyour money comes back to your card within 3 working days. "
        "Your number is #{number}.\n\n{agent}",
    },
    "photo": {
        "ru": "{customer}, пришлите, пожалуйста, фото и номер чека: ответим сегодня до 18:00.\n\n{agent}",
        "ro": "{customer}, vă rugăm să trimiteți o fotografie și numărul bonului: răspundem astăzi "
        "până la 18:00.\n\n{agent}",
        "en": "{customer}, please send a photo and the number of the receipt: we answer today by 18:00."
        "\n\n{agent}",
    },
}


def seed_answers(people: Sequence[User], now: datetime) -> dict[str, SavedReply]:
    """Prepared texts by a short name; macros; checks and judgements of the latest replies."""
    names = {"hours": _("Opening hours"), "money": _("Money back"), "photo": _("Photo and receipt, please")}
    saved = {key: save_reply(None, name=names[key], texts=texts) for key, texts in TEXTS.items()}
    for times, row in enumerate(saved.values(), 3):
        SavedReply.objects.filter(pk=row.pk).update(times_used=F("times_used") + times * 7, last_used_at=now)
    reason = ContactReason.objects.filter(retired_at=None).first()
    if reason is not None:
        deeds = Deeds(assign="me", reply=saved["hours"].pk, outcome="done", reason=reason.pk)
        save_macro(None, name=_("Hours, and done"), deeds=deeds)
    waits = Deeds(assign="me", reply=saved["photo"].pk, snooze_hours=24)
    save_macro(None, name=_("Ask for a photo and wait a day"), deeds=waits)
    replies = (
        Message.objects.filter(author=Message.Author.USER).select_related("conversation").order_by("-id")
    )
    for number, message in enumerate(replies[:MOST_CHECKED]):
        check_reply(message)
        if number % 3 == 0:
            judge_reply(message, number % 4 != 1, by=None)
    talk = Conversation.objects.open().filter(language="ru").order_by("-id").first()
    if talk is not None:
        flag_question(talk, "Есть ли парковка для инвалидов?", by=people[0])
    return saved
