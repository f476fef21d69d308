"""What recovery needs to begin with, and cases with a history for the demo: all made by the actions."""

from datetime import datetime, timedelta
from decimal import Decimal

from zabota.company import roles
from zabota.company.models import Role, User
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.actions.rate_recovery import rate_recovery
from zabota.recovery.actions.reopen_case import reopen_case
from zabota.recovery.actions.set_limit import set_limit
from zabota.recovery.actions.set_script import set_script
from zabota.recovery.models import CallScript, CaseStep, GoodwillLimit, RecoveryCase

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


def provide() -> None:
    """Limits and scripts for a new company; what is there already is left alone."""
    for key, amount in LIMITS.items():
        role = Role.objects.filter(key=key, goodwill_limit=None).first()
        if role:
            set_limit(role, Decimal(amount))
    for language, text in SCRIPTS.items():
        if not CallScript.objects.filter(language=language).exists():
            set_script(language, text)


def is_provided() -> bool:
    return GoodwillLimit.objects.exists() and CallScript.objects.exists()


def play_contact(case: RecoveryCase, by: User, said: str, *, after: timedelta) -> datetime:
    """A call that reached the customer, with an apology; when it was."""
    at = case.received_at + after
    add_step(case, CaseStep.Kind.CALL, by=by, text=said, reached=True, at=at)
    add_step(case, CaseStep.Kind.APOLOGY, by=by, at=at)
    return at


def play_no_answer(case: RecoveryCase, by: User, *, after: timedelta) -> None:
    add_step(case, CaseStep.Kind.CALL, by=by, reached=False, at=case.received_at + after)


def play_fix(
    case: RecoveryCase, by: User, done: str, *, after: timedelta, gift: tuple[str, str, int] | None = None
) -> None:
    """Put right, perhaps with goodwill (kind, what, cost); the customer is asked."""
    at = case.received_at + after
    if gift:
        kind, what, cost = gift
        give_goodwill(case, kind, what, Decimal(cost), by=by, at=at)
    fix_case(case, done, by=by, at=at)


def play_word(
    case: RecoveryCase, words: str, *, after: timedelta, is_put_right: bool = True, mark: int | None = None
) -> None:
    """What the customer answered by the link, with the mark after."""
    at = case.received_at + after
    if not is_put_right:
        reopen_case(case, words=words, at=at)
        return
    confirm_case(case, said=words, at=at)
    if mark:
        rate_recovery(case, mark)
