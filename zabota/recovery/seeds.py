"""What recovery needs to begin with: limits and call scripts."""

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from zabota.company import roles
from zabota.company.models import Branch, Role, User
from zabota.customers.models import Customer
from zabota.recovery.actions.confirm_compensation import confirm_compensation
from zabota.recovery.actions.plan_compensation import plan_compensation
from zabota.recovery.actions.review_goodwill import review_goodwill
from zabota.recovery.actions.set_budget import set_budget
from zabota.recovery.actions.set_limit import set_limit
from zabota.recovery.actions.set_script import set_script
from zabota.recovery.models import CallScript, Goodwill

LIMITS = {
    roles.FRONT_OFFICE: 200,
    roles.DESK: 200,
    roles.RELATIONS: 1_000,
    roles.TEAM_LEAD: 2_000,
    roles.SERVICE_MANAGER: 5_000,
    roles.DIRECTOR: 20_000,
}
SCRIPTS = {
    "en": """
        Hello, {customer}. My name is {staff}, I call from {company}. Is this a good moment?
        You gave us {mark} for "{touchpoint}". Thank you for saying it openly.
        Please tell me how it was. (Listen to the end. Do not explain, do not object.)
        I am sorry that this happened to you. You should not have had to meet this.
        Did it cost you anything: money, a journey, a day? We want to make that good.
        What would put it right for you?
        Here is what I will do, and by when: … Is that all right with you?
        I will write to you when it is done, and ask whether it is really put right.
    """,
    "ru": """
        Здравствуйте, {customer}! Меня зовут {staff}, компания {company}. Вам удобно сейчас говорить?
        Вы поставили нам {mark} за «{touchpoint}». Спасибо, что сказали об этом прямо.
        Расскажите, пожалуйста, как всё было. (Выслушать до конца. Не объяснять, не возражать.)
        Мне очень жаль, что так вышло. Вы не должны были с этим столкнуться.
        Пришлось ли вам из-за этого потратиться: деньги, дорога, потерянный день? Мы хотим это возместить.
        Что для вас будет означать, что всё исправлено?
        Вот что я сделаю и к какому сроку: … Вас это устроит?
        Когда всё будет готово, я напишу вам и спрошу, действительно ли всё исправлено.
    """,
    "ro": """
        Bună ziua, {customer}! Mă numesc {staff}, de la {company}. Puteți vorbi acum?
        Ne-ați dat nota {mark} pentru „{touchpoint}”. Vă mulțumim că ne-ați spus-o deschis.
        Povestiți-mi, vă rog, cum a fost. (Ascultați până la capăt. Nu explicați, nu contraziceți.)
        Îmi pare foarte rău că s-a întâmplat așa. Nu trebuia să treceți prin asta.
        V-a costat ceva: bani, un drum, o zi pierdută? Vrem să compensăm.
        Ce ar însemna pentru dumneavoastră că totul este îndreptat?
        Iată ce voi face și până când: … Sunteți de acord?
        Când va fi gata, vă voi scrie și vă voi întreba dacă este într-adevăr în regulă.
    """,
}
PROMPTS = {
    "en": "Breathe out. Name the feeling. Say what comes next, and by when. Blame nobody.",
    "ru": "Выдохните. Назовите чувство. Скажите, что будет дальше и к какому сроку. Никого не вините.",
    "ro": "Respirați. Numiți sentimentul. Spuneți ce urmează și până când. Nu învinuiți pe nimeni.",
}


def provide() -> None:
    """Limits and scripts for a new company; what is there already is left alone."""
    for key, amount in LIMITS.items():
        role = Role.objects.filter(key=key, goodwill_limit=None).first()
        if role:
            set_limit(role, Decimal(amount))
    for kind, texts in ((CallScript.Kind.CALL, SCRIPTS), (CallScript.Kind.TENSE, PROMPTS)):
        for language, text in texts.items():
            if not CallScript.objects.filter(kind=kind, language=language).exists():
                set_script(language, text, kind=kind)


def seed_more(by: User, now: datetime) -> None:
    """Budgets of the month, a lead's look at what was given, and one incident compensated to many."""
    for branch in Branch.objects.order_by("id"):
        set_budget(branch, now.date(), Decimal(3_000))
    for number, gift in enumerate(Goodwill.objects.unreviewed().exclude(given_by=by).order_by("id")[:6]):
        review_goodwill(gift, "right" if number % 3 else "too_little", by=by, note=_("Good sense."), at=now)
    made = plan_compensation(
        incident=_("The booking page was down for an evening"),
        branch=Branch.objects.order_by("id").first(),
        kind=Goodwill.Kind.DISCOUNT,
        what=_("Next visit cheaper by 10%"),
        cost=Decimal(45),
        text=_(
            "{customer}, our booking page was down last night. Forgive us: your next visit is cheaper by 10%."
        ),
        customers=Customer.objects.present().order_by("-id")[:7],
        by=by,
    )
    confirm_compensation(made, by=by, at=now)
