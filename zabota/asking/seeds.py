"""Demo data of asking, made by calling the actions: two tills, a kiosk, a call list, a batch of paper."""

from datetime import datetime, timedelta
from random import Random

from zabota.asking.actions.add_kiosk import add_kiosk
from zabota.asking.actions.add_till import add_till
from zabota.asking.actions.answer_receipt import answer_receipt
from zabota.asking.actions.begin_batch import begin_batch
from zabota.asking.actions.make_call_list import make_call_list
from zabota.asking.actions.rate_by_smiley import rate_by_smiley
from zabota.asking.actions.redeem_voucher import redeem_voucher
from zabota.asking.actions.take_kiosk_answer import take_kiosk_answer
from zabota.asking.actions.type_sheet import type_sheet
from zabota.asking.models import Till, Voucher
from zabota.asking.sheet import blank_sheet
from zabota.asking.signing import Slip
from zabota.company.models import Branch, User
from zabota.customers.models import Customer
from zabota.feedback.models import Survey

RECEIPTS, TOUCHES, SHEETS, CALLS = 8, 14, 4, 12


def seed_ways(
    branches: list[Branch],
    survey: Survey,
    cashiers: list[User],
    *,
    by: User,
    names: tuple[str, str, str],
    now: datetime,
) -> None:
    """`names`: of a till, a kiosk, a list. Something of each way, over the last days."""
    chance = Random(11)  # noqa: S311 - dice, not a secret
    till_name, kiosk_name, list_name = names
    for branch in branches[:2]:
        codes = {str(number + 11): user.id for number, user in enumerate(cashiers)}
        till = add_till(branch, till_name, survey, cashiers=codes)
        for number in range(RECEIPTS):
            seed_receipt(till, number, chance, now)
    for voucher in Voucher.objects.order_by("id")[:2]:
        redeem_voucher(voucher.code, "B-101", by=cashiers[0], at=now)
    seed_kiosk(branches[0], kiosk_name, survey, chance, now)
    batch = begin_batch(list_name, branches[0], survey, now.date(), by=by)
    for _number in range(SHEETS):
        type_sheet(batch, marks_for(batch.survey, batch.branch, chance), by=by)
    called = Customer.objects.present().filter(identities__kind="phone").distinct().order_by("-id")[:CALLS]
    if called:
        make_call_list(list_name, survey, called, by=by)


def seed_receipt(till: Till, number: int, chance: Random, now: datetime) -> None:
    bought_at = (now - timedelta(hours=3 * number + 2)).replace(microsecond=0)
    slip = Slip(till.id, f"{4711 + number:06}", bought_at, str(11 + number % 2))
    if number % 2:
        rate_by_smiley(till, slip, chance.choice((1, 2, 3, 4, 4, 5, 5, 5)), at=bought_at)
    else:
        answer_receipt(till, slip, marks_for(till.survey, till.branch, chance))


def seed_kiosk(branch: Branch, name: str, survey: Survey, chance: Random, now: datetime) -> None:
    kiosk = add_kiosk(branch, name, survey)
    for number in range(TOUCHES):
        at = (now - timedelta(minutes=40 * number)).isoformat()
        marks = {str(key): score for key, (score, _why) in marks_for(survey, branch, chance).items()}
        take_kiosk_answer(kiosk, f"{chance.getrandbits(128):032x}", {"at": at, "marks": marks}, at=now)


def marks_for(survey: Survey, branch: Branch, chance: Random) -> dict[int, tuple[int, str]]:
    points = blank_sheet(survey, branch, "en").touchpoints
    return {point["id"]: (max(1, min(10, round(chance.gauss(8.6, 1.2)))), "") for point in points}
