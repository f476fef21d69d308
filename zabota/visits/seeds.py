"""Appointments of a demo company: a day with people expected, some confirmed, and some that were."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from zabota.company.models import Branch, User
from zabota.customers.models import Customer
from zabota.visits.actions.ask_to_move import ask_to_move
from zabota.visits.actions.book_appointment import book_appointment
from zabota.visits.actions.confirm_appointment import confirm_appointment
from zabota.visits.actions.end_appointment import end_appointment
from zabota.visits.actions.hear_word import hear_word
from zabota.visits.models import Appointment

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "about": (
            "Check-up",
            "Repeat visit",
            "Handing over of the order",
            "Advice before buying",
            "Measuring",
            "Second opinion",
        ),
        "promised": "To be ready within half an hour.",
        "move": "Could it be after six in the evening?",
        "said": "I waited forty minutes, nothing was ready.",
    },
    "ru": {
        "about": (
            "Осмотр",
            "Повторный приём",
            "Выдача заказа",
            "Консультация перед покупкой",
            "Замер",
            "Второе мнение",
        ),
        "promised": "Управимся за полчаса.",
        "move": "Можно после шести вечера?",
        "said": "Ждала сорок минут, ничего не было готово.",
    },
    "ro": {
        "about": (
            "Control",
            "Vizită repetată",
            "Predarea comenzii",
            "Sfat înainte de cumpărare",
            "Măsurători",
            "A doua opinie",
        ),
        "promised": "Terminăm în jumătate de oră.",
        "move": "Se poate după ora șase seara?",
        "said": "Am așteptat patruzeci de minute și nimic nu era gata.",
    },
}


def seed_appointments(branch: Branch, hosts: list[User], by: User, now: datetime) -> None:
    """Six to come from today on, in each state, and three of yesterday with the customer's word."""
    words = WORDS[(get_language() or "en")[:2]]
    people = list(
        Customer.objects.present().filter(branches=branch, identities__kind="email").order_by("-id")[:9]
    )
    made = []
    noon = timezone.localtime(now).replace(minute=0, second=0, microsecond=0)
    for place, customer in enumerate(people):
        about = words["about"][place % len(words["about"])]
        starts_at = noon + timedelta(hours=1 + place) if place < 6 else noon + timedelta(hours=place)
        made.append(
            book_appointment(
                customer,
                branch=branch,
                starts_at=starts_at,
                about=about,
                promised=words["promised"] if place % 3 == 0 else "",
                host=hosts[place % len(hosts)],
                by=by,
            )
        )
    for appointment in made[:2]:
        confirm_appointment(appointment, by=None)
    if len(made) < 9:
        return
    ask_to_move(made[2], words=words["move"])
    end_appointment(made[3], Appointment.Ending.CALLED_OFF, by=by)
    was(made[6:9], noon)
    hear_word(made[6], Appointment.Word.ALL)
    hear_word(made[7], Appointment.Word.NOT_ALL, text=words["said"])


def was(appointments: list[Appointment], noon: datetime) -> None:
    """They were yesterday: nothing can be booked for the past."""
    for hour, appointment in enumerate(appointments):
        then = noon - timedelta(days=1, hours=hour)
        Appointment.objects.filter(id=appointment.id).update(
            starts_at=then, confirmed_at=then - timedelta(hours=20)
        )
        appointment.notices.filter(sent_at=None, dropped_at=None).delete()
