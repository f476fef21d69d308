"""What the tests of plans share: a talk, a type of three steps, its plan, and an honest photo."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from zabota.company.models import ApiToken, Department
from zabota.company.models.api_token import digest_of, new_token
from zabota.core.actions.store_file import store_file
from zabota.core.models import StoredFile
from zabota.desk.models import Conversation
from zabota.orders.actions.answer_price import answer_price
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.begin_order import begin_order
from zabota.orders.actions.begin_plan import begin_plan
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.give_warranty import give_warranty
from zabota.orders.actions.offer_price import offer_price
from zabota.orders.actions.provide_types import provide_types
from zabota.orders.actions.save_licence import save_licence
from zabota.orders.actions.save_type import StepPlan, save_type
from zabota.orders.actions.save_work import save_work
from zabota.orders.actions.watch_orders import watch_orders
from zabota.orders.actions.write_order import write_order
from zabota.orders.models import ActionPlan, Lateness, RequestStep, RequestType, ServiceOrder, Work

HOUR = 3600


def talk_with(customer, inbox, branch) -> Conversation:
    return Conversation.objects.create(
        customer=customer,
        inbox=inbox,
        branch=branch,
        address="vera@example.com",
        subject="Справка о лечении",
        customer_name=str(customer),
        language="ru",
    )


@pytest.fixture
def talk(mail_inbox, vera, central) -> Conversation:
    return talk_with(vera, mail_inbox, central)


@pytest.fixture
def archive(oleg) -> Department:
    return Department.objects.create(name="Архив", head=oleg)


@pytest.fixture
def paper(archive) -> RequestType:
    steps = [
        StepPlan("Выяснить", due_seconds=2 * HOUR),
        StepPlan("Подписать", archive, 4 * HOUR, "document"),
        StepPlan("Снять на фото", None, HOUR, "photo"),
    ]
    return save_type(None, name="Справка", is_order=False, steps=steps, by=None)


@pytest.fixture
def plan(talk, paper, nina) -> ActionPlan:
    return begin_plan(talk, paper, by=nina)


def step_at(plan: ActionPlan, position: int) -> RequestStep:
    return plan.steps.select_related("plan", "department").get(position=position)


def photo() -> StoredFile:
    made = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(made, "PNG")
    return store_file(made.getvalue(), "стадия.png")


def paper_file() -> StoredFile:
    return store_file("Подписано: Ёлкина".encode(), "справка.txt", "text/plain")


def show(step: RequestStep, by) -> None:
    """What the step asks for is added."""
    files = {"document": paper_file, "photo": photo}
    if step.evidence in files:
        attach_evidence(step, [files[step.evidence]()], by=by)


@pytest.fixture
def washers(db) -> Work:
    """Washing machines, under a licence that is valid for a year."""
    work = save_work(None, name="Стиральные машины", needs_licence=True, by=None)
    save_licence(
        None,
        number="Л-77",
        issuer="Agenția Servicii Publice",
        valid_from=timezone.localdate() - timedelta(days=1),
        valid_until=timezone.localdate() + timedelta(days=365),
        works=[work],
        by=None,
    )
    return work


@pytest.fixture
def repair(db) -> RequestType:
    """Taken in, diagnosed, price agreed, mended, warranty, handed out."""
    return next(made for made in provide_types("repair", by=None) if made.is_order)


@pytest.fixture
def order(talk, repair, washers, nina) -> ServiceOrder:
    return begin_order(
        talk, repair, work=washers, item="Bosch WAN24", serial="SN-104 Б", fault="Не сливает", by=nina
    )


def up_to(order: ServiceOrder, evidence: str, by) -> RequestStep:
    """Carry the order out, as it should be, until it is the turn of that step."""
    for step in order.plan.steps.order_by("position").select_related("plan", "department"):
        if step.evidence == evidence:
            return step
        if step.done_at is None:
            prepare(order, step.evidence, by)
            if step.evidence not in ("price", "warranty"):
                attach_evidence(step, [photo()], by=by)
            do_step(step, by=by)
    raise LookupError(evidence)


def prepare(order: ServiceOrder, evidence: str, by) -> None:
    if evidence == "diagnosis":
        write_order(order, "diagnosis", "Забит фильтр", by=by)
    elif evidence == "price":
        answer_price(offer_price(order, Decimal(450), covers="Чистка и деталь", by=by), agreed=True)
    elif evidence == "work":
        write_order(order, "work_done", "Фильтр заменён", by=by)
    elif evidence == "warranty":
        give_warranty(order, days=90, covers="Фильтр и работа", by=by)


@pytest.fixture
def late(order) -> Lateness:
    """Noticed the moment that the last step's time no longer fits."""
    watch_orders(order.promised_at - timedelta(hours=1))
    return order.latenesses.get()


@pytest.fixture
def call():
    """call(user, method, path, body) as a program with that user's token."""

    def ask(user, method, path, body=None):
        token = new_token()
        ApiToken.objects.create(user=user, name="программа", digest=digest_of(token))
        headers = {"Authorization": f"Bearer {token}"}
        if method == "upload":
            return Client().post(f"/api/v1{path}", body, headers=headers)
        return getattr(Client(), method)(
            f"/api/v1{path}", body, content_type="application/json", headers=headers
        )

    return ask
