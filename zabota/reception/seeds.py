"""A front office as it is in the middle of a day: made by the actions, in the language of the demo."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from PIL import Image, ImageDraw

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.core.actions.store_file import store_file
from zabota.customers.models import Customer
from zabota.reception.actions.accept_hand_over import accept_hand_over
from zabota.reception.actions.book_consultation import book_consultation
from zabota.reception.actions.call_senior import call_senior
from zabota.reception.actions.hand_over import hand_over
from zabota.reception.actions.note_call import note_call
from zabota.reception.actions.note_senior_came import note_senior_came
from zabota.reception.actions.note_visit import note_visit
from zabota.reception.actions.return_hand_over import return_hand_over
from zabota.reception.actions.set_extension import set_extension
from zabota.reception.actions.write_book_entry import write_book_entry

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "visits": (
            "The paper is needed by Friday.",
            "Could somebody look at it today?",
            "I was charged twice.",
        ),
        "back": "This is for the accountant, not for us.",
        "entry": "I waited forty minutes, and nobody came to say why.",
        "place": "At the entrance",
        "senior": "Wants to hear from the manager why it took so long.",
        "agreed": "Apologised; the next visit is at a fixed hour.",
        "called": ("Is it ready?", "Yes, until six today."),
        "about": "What the results mean",
    },
    "ru": {
        "visits": (
            "Справка нужна к пятнице.",
            "Может кто-нибудь посмотреть сегодня?",
            "С меня взяли деньги дважды.",
        ),
        "back": "Это к бухгалтеру, не к нам.",
        "entry": "Ждала сорок минут, и никто не вышел объяснить почему.",
        "place": "У входа",
        "senior": "Хочет услышать от руководителя, почему так долго.",
        "agreed": "Извинились; следующий приём — в точно назначенный час.",
        "called": ("Уже готово?", "Да, можно забрать сегодня до шести."),
        "about": "Что означают результаты",
    },
    "ro": {
        "visits": (
            "Am nevoie de adeverință până vineri.",
            "Se poate uita cineva azi?",
            "Mi s-au luat banii de două ori.",
        ),
        "back": "Ține de contabilitate, nu de noi.",
        "entry": "Am așteptat patruzeci de minute și nimeni nu a ieșit să explice de ce.",
        "place": "La intrare",
        "senior": "Vrea să audă de la șef de ce a durat atât.",
        "agreed": "Ne-am cerut scuze; data viitoare vine la oră fixă.",
        "called": ("Este gata?", "Da, până azi la șase."),
        "about": "Ce înseamnă rezultatele",
    },
}


def seed_front_office(branch: Branch, front: User, specialist: User, lead: User) -> None:
    """Visits handed over in each state, a page of the book, a senior who came, calls, a talk by video."""
    words = WORDS[(get_language() or "en")[:2]]
    now = timezone.now()
    people = list(
        Customer.objects.present().filter(branches=branch, identities__kind="email").order_by("id")[:8]
    )
    if len(people) < 8:
        return
    for number, user in enumerate((front, specialist, lead), 101):
        set_extension(user, str(number), by=lead)
    talks = [
        note_visit(who, said=said, branch=branch, by=front)
        for who, said in zip(people, words["visits"], strict=False)
    ]
    given = [
        hand_over(talk, by=front, to_user=specialist, wants=said, promised_by=now + timedelta(days=1 + place))
        for place, (talk, said) in enumerate(zip(talks, words["visits"], strict=True))
    ]
    if given[1] and given[2]:
        accept_hand_over(given[1], by=specialist)
        return_hand_over(given[2], by=specialist, because=words["back"])
    write_book_entry(
        people[3],
        words["entry"],
        branch=branch,
        page=12,
        written_on=timezone.localdate(),
        place=words["place"],
        photo=store_file(_page(), "page.png", "image/png"),
        by=front,
    )
    called = call_senior(people[4], words["senior"], branch=branch, by=front, at=now - timedelta(hours=1))
    note_senior_came(
        called, lead, by=front, what_was_said=words["agreed"], at=called.asked_at + timedelta(minutes=3)
    )
    said, answered = words["called"]
    note_call(people[5], branch=branch, by=front, said=said, answered=answered, minutes=2)
    note_call(people[6], branch=branch, by=front, was_answered=False, at=now - timedelta(minutes=20))
    server = {"server_url": "https://meet.example.org", "room_pattern": "room-{random}"}
    video = Inbox.objects.create(name="Video", kind="video", branch=branch, settings=server)
    later = now + timedelta(minutes=50)
    book_consultation(
        people[7], inbox=video, host=specialist, starts_at=later, about=words["about"], by=front
    )


def _page() -> bytes:
    """A page with handwriting, seen from afar."""
    picture = Image.new("RGB", (420, 594), "#f6f1e2")
    pen = ImageDraw.Draw(picture)
    for line in range(9):
        top = 90 + line * 46
        pen.line([(40, top + 18), (380, top + 18)], fill="#b9c4d6")
        points = [(46 + step * 9, top + (step * 7 + line * 5) % 13) for step in range(34 - line * 3 % 11)]
        pen.line(points, fill="#27408b", width=3)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
