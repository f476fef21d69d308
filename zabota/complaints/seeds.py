"""Complaints for a demo company: what people said in the last weeks, by all ways it can reach us."""

from datetime import datetime, timedelta

from zabota.company.models import Branch, User
from zabota.complaints.actions.acknowledge_complaint import acknowledge_complaint
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.hear_view import hear_view
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.models import Complaint
from zabota.customers.models import Customer
from zabota.feedback.models import Touchpoint

Side = Complaint.Side
SAID: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (
        "complaint",
        "book",
        Side.SYSTEM,
        {
            "en": "I waited forty minutes although I had come at the appointed time.",
            "ru": "Ждала сорок минут, хотя пришла к назначенному времени.",
            "ro": "Am așteptat patruzeci de minute, deși am venit la ora stabilită.",
        },
    ),
    (
        "claim",
        "paper",
        Side.EXPECTATIONS,
        {
            "en": "The bill is higher than the price I was told. I ask you to return the difference.",
            "ru": "Счёт оказался больше названной цены. Прошу вернуть разницу.",
            "ro": "Nota de plată este mai mare decât prețul comunicat. Vă rog să restituiți diferența.",
        },
    ),
    (
        "complaint",
        "senior",
        Side.PEOPLE,
        {
            "en": "Nobody explained anything to me; I had to ask for the manager.",
            "ru": "Мне никто ничего не объяснил, пришлось звать старшего.",
            "ro": "Nimeni nu mi-a explicat nimic, a trebuit să chem un superior.",
        },
    ),
    (
        "suggestion",
        "phone",
        Side.CHOICE,
        {
            "en": "Please open at eight: before work is the only time I have.",
            "ru": "Открывайтесь, пожалуйста, с восьми: до работы у меня единственное свободное время.",
            "ro": "Deschideți, vă rog, de la opt: înainte de serviciu e singurul meu timp liber.",
        },
    ),
)
OLDER = 14
ANSWERS = {
    "en": "You are right. We have changed it, and thank you for telling us.",
    "ru": "Вы правы. Мы это изменили; спасибо, что сказали.",
    "ro": "Aveți dreptate. Am schimbat acest lucru și vă mulțumim că ne-ați spus.",
}
THANKS = {
    "en": "Thank you, that will do.",
    "ru": "Спасибо, этого достаточно.",
    "ro": "Mulțumesc, este suficient.",
}


def seed_complaints(by: User, now: datetime) -> None:
    """One of each, received in the last days at the branches in turn."""
    branches = list(Branch.objects.order_by("id"))
    touchpoints = list(Touchpoint.objects.in_use().order_by("order", "id")[:8])
    customers = list(Customer.objects.present().order_by("id")[: len(SAID)])
    for place, ((kind, source, side, texts), customer) in enumerate(zip(SAID, customers, strict=False)):
        made = register_complaint(
            kind=kind,
            source=source,
            text=texts.get(customer.language) or texts["en"],
            by=by,
            customer=customer,
            branch=branches[place % len(branches)],
            touchpoint=touchpoints[place % len(touchpoints)] if touchpoints else None,
            side_of_service=side,
            received_at=now - timedelta(hours=6 + 17 * place),
        )
        if place == 1:
            acknowledge_complaint(made, "paper", by=by, at=now - timedelta(hours=20))
    _live_through(by, now, customers, branches, touchpoints)


def _live_through(
    by: User, now: datetime, customers: list[Customer], branches: list[Branch], touchpoints: list[Touchpoint]
) -> None:
    """Older ones, answered in two to nine days; most customers were satisfied in the end."""
    for number in range(OLDER):
        kind, source, side, texts = SAID[number % len(SAID)]
        customer = customers[number % len(customers)] if customers else None
        language = customer.language if customer else ""
        at = now - timedelta(days=13 + 6 * number, hours=5 * (number % 4))
        made = register_complaint(
            kind=kind,
            source=source,
            text=texts.get(language) or texts["en"],
            by=by,
            customer=customer,
            branch=branches[(number * 2 + number // 5) % len(branches)],
            touchpoint=touchpoints[number * number % 5] if len(touchpoints) > 4 else None,
            side_of_service=side,
            owner=by,
            received_at=at,
        )
        answered_at = at + timedelta(days=2 + number % 8)
        answer = ANSWERS.get(language) or ANSWERS["en"]
        acknowledge_complaint(made, "phone", by=by, at=at + timedelta(hours=5))
        answer_complaint(made, answer, decision="upheld", way="phone", by=by, at=answered_at)
        if number % 5 != 4:
            hear_view(made, "satisfied", by=by, words=THANKS.get(language) or THANKS["en"], at=answered_at)
