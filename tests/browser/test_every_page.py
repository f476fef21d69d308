"""Every page of the staff, found in the URL tree, in a browser: it opens, fits, is calm and accessible."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.db.models import Count
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.cast import hire
from tests.conftest import DESKTOP, PHONE, session_cookie
from tests.faults.served import letter
from zabota.answers.models import Macro, SavedReply
from zabota.asides.models import Aside
from zabota.asking.models import Call, CallList, Kiosk, PaperBatch, PaperSheet, Till
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Delivery, Inbox
from zabota.company.models import Branch, Department, Role, Team, User
from zabota.company.views.parameters import sections
from zabota.complaints.models import Complaint
from zabota.core.permissions import permissions
from zabota.custody.models import Document
from zabota.customers.models import Customer
from zabota.desk.models import Conversation, Message, SlaPolicy
from zabota.feedback.models import (
    Mark,
    Question,
    Response,
    Survey,
    Touchpoint,
    TouchpointQuiz,
    Wave,
)
from zabota.imports.models import CustomerImport, MailboxImport
from zabota.improvement.models import CorrectiveAction, Duty, Investigation, Meeting, RootCause
from zabota.knowledge.models import Article, Product
from zabota.orders.models import ActionPlan, RequestStep, RequestType, ServiceOrder, Work
from zabota.portal.demo.fill import fill
from zabota.privacy.models import Erasure, RetentionRule
from zabota.reading.models import AnnouncedChange
from zabota.reception.models import BookEntry, HandOver
from zabota.recovery.models import Compensation, Goodwill, RecoveryCase
from zabota.reviews.models import Review, ReviewSite
from zabota.routing.models import Absence, RoutingDecision, RoutingPolicy
from zabota.rules.models import Rule
from zabota.visits.models import Appointment
from zabota.webhooks.models import Webhook

ARGUMENT = re.compile(r"<[^>]+>")
MISSING = {
    "evidence/<int:pk>/": "a file, no page",
    "evidence/<int:pk>/preview/": "a picture, no page",
    "attachments/<int:pk>/": "no demo customer sends files",
    "attachments/<int:pk>/preview/": "no demo customer sends files",
    "conversation-merges/<int:pk>/undoing/": "posted; so small a demo may have none",
    "asides/messages/<int:pk>/files/<int:file>/": "a file, and no demo question carries one",
    "reception/calls/<int:pk>/recording/": "no demo call was recorded",
    "messages/<int:pk>/formatted/": "demo customers write plain text",
    "products/<int:pk>/picture/": "a picture, no page; demo products have none",
}
OF_THE_LIBRARY = ("accounts/sessions/", "accounts/2fa/", "accounts/password/change/")
BEYOND = """[...document.querySelectorAll("body *")]
    .filter(it => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest(".table-scroll"))
    .map(it => it.outerHTML.slice(0, 120))"""
WIDER = "document.documentElement.scrollWidth > innerWidth"
AS_DESKTOP = {"viewport": DESKTOP, "color_scheme": "light", "locale": "en-US"}
AS_PHONE = {
    "viewport": PHONE,
    "color_scheme": "dark",
    "locale": "ru-RU",
    "has_touch": True,
    "is_mobile": True,
}


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """Routes of pages for the staff."""
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif is_staff_page(entry, route):
            yield route


def is_staff_page(entry: URLPattern, route: str) -> bool:
    access = getattr(entry.callback, "access", "public")
    return not access.startswith("public") and not route.startswith("api/") or route in OF_THE_LIBRARY


def subjects() -> dict[str, tuple]:
    """What stands for the arguments of a route, by its beginning: the first that fits counts."""
    case = RecoveryCase.objects.filter(closed_at=None).first()
    asked = Question.objects.in_use().order_by("survey_id", "order").first()
    card, other = Customer.objects.present().annotate(told=Count("promises")).order_by("-told")[:2]
    return {
        "settings/people/": (User.objects.first(),),
        "settings/roles/": (Role.objects.first(),),
        "settings/branches/": (Branch.objects.first(),),
        "settings/departments/": (Department.objects.first(),),
        "settings/teams/": (Team.objects.first(),),
        "settings/all/": (next(iter(sections())),),
        "settings/imports/": (CustomerImport.objects.first(),),
        "settings/mailboxes/": (MailboxImport.objects.first(),),
        "settings/webhooks/": (Webhook.objects.first(),),
        "settings/limits/": (SlaPolicy.objects.first(),),
        "owner/": ("nps",),
        "customers/export/": ("csv",),
        "customers/": (card, other),
        "inboxes/new/": ("email",),
        "inboxes/": (Inbox.objects.get(kind="email"),),
        "deliveries/": (Delivery.objects.filter(inbox__kind="email").first(),),
        "inbox/": ("open",),
        "knowledge/": (Article.objects.first(),),
        "products/": (Product.objects.first(),),
        "answers/macros/": (Macro.objects.first(),),
        "answers/": (SavedReply.objects.first(),),
        "rules/": (Rule.objects.first(),),
        "conversations/": (Conversation.objects.resolved().filter(confided_to=None).first(),),
        "messages/": (
            Message.objects.filter(delivery__inbox__kind="email", conversation__confided_to=None).first(),
        ),
        "asking/tills/": (Till.objects.first(),),
        "asking/kiosks/": (Kiosk.objects.first(),),
        "asking/calls/": (CallList.objects.first(),),
        "asking/call/": (Call.objects.open().first(),),
        "asking/paper/": (PaperBatch.objects.first(), PaperSheet.objects.first()),
        "feedback/responses/": (Response.objects.worst_first().first(),),
        "feedback/touchpoints/quizzes/": (TouchpointQuiz.objects.first(),),
        "feedback/touchpoints/": (Touchpoint.objects.first(),),
        "scores/touchpoints/": (Mark.objects.first().touchpoint,),
        "scores/better/": (AnnouncedChange.objects.first(),),
        "scores/words/": (Mark.objects.exclude(why="").first(),),
        "feedback/surveys/<int:pk>/questions/new/": (Survey.objects.first(), "choice"),
        "feedback/surveys/": (asked.survey, asked),
        "feedback/waves/": (Wave.objects.first(),),
        "feedback/customers/": (card,),
        "reception/customers/": (card,),
        "reception/conversations/": (HandOver.objects.first().conversation,),
        "reception/hand-overs/": (HandOver.objects.waiting().first(),),
        "reception/book/": (BookEntry.objects.first(),),
        "recovery/export": ("csv",),
        "reports/export": ("csv",),
        "routing/policies/": (RoutingPolicy.objects.first(),),
        "routing/people/": (User.objects.get(name="Nina Rotaru"),),
        "routing/conversations/": (RoutingDecision.objects.latest("id").conversation,),
        "routing/absences/": (Absence.objects.first(),),
        "reports/rows/export": ("csv",),
        "recovery/goodwill/export": ("csv",),
        "recovery/candour/export": ("csv",),
        "recovery/goodwill/": (Goodwill.objects.first(),),
        "recovery/compensations/": (Compensation.objects.first(),),
        "recovery/": (case,),
        "causes/export": ("csv",),
        "causes/": (RootCause.objects.order_by("-opened_at", "id").last(),),
        "why/": (f"case-{case.pk}",),
        "leavings/export": ("csv",),
        "commission/": (Meeting.objects.held().first(),),
        "investigations/": (
            Investigation.objects.filter(case__conversation__confided_to=None).first()
            or an_investigation(case),
        ),
        "documents/": (a_document(case.conversation),),
        "duties/export": ("csv",),
        "asides/": (Aside.objects.first(),),
        "appointments/": (Appointment.objects.first(),),
        "settings/request-types/": (RequestType.objects.first(),),
        "settings/orders/": ("works", an_order().work),
        "orders/": (an_order(),),
        "plans/": (ActionPlan.objects.first(),),
        "steps/": (RequestStep.objects.current().first(),),
        "duties/": (Duty.objects.first(),),
        "corrective-actions/": (CorrectiveAction.objects.first(),),
        "privacy/people/": (card,),
        "privacy/erasures/": (Erasure.objects.first(),),
        "privacy/retention/": (RetentionRule.objects.first(),),
        "complaints/export": ("csv",),
        "complaints/": (Complaint.objects.first(),),
        "reviews/sites/": (ReviewSite.objects.first(),),
        "reviews/": (Review.objects.exclude(complaint=None).first(),),
    }


def an_order() -> ServiceOrder:
    """A clinic repairs nothing."""
    kept = ServiceOrder.objects.first()
    return kept or ServiceOrder.objects.create(
        plan=ActionPlan.objects.running().first(),
        work=Work.objects.create(name="Стиральные машины", needs_licence=False),
        item="Bosch",
        serial="SN 1",
        fault="Не сливает",
        promised_at=timezone.now() + timedelta(days=1),
    )


def an_investigation(case: RecoveryCase) -> Investigation:
    """So small a demo may have none."""
    return Investigation.objects.create(case=case, lead=User.objects.first(), due_on=timezone.localdate())


def a_document(conversation: Conversation | None) -> Document:
    """Nobody in a demo is asked for one."""
    return Document.objects.create(
        conversation=conversation or Conversation.objects.first(),
        kind="passport",
        reason="Без паспорта мы не можем выдать справку.",
        needed_until=timezone.now() + timedelta(days=3),
        asked_by=User.objects.first(),
        received_at=timezone.now(),
        sealed_as="0" * 40,
    )


def addresses() -> dict[str, str]:
    """Route -> an address of it, of all that a GET may be sent to."""
    stands_for = subjects()
    found = {}
    for route in routes(get_resolver()):
        rest = next((values for begin, values in stands_for.items() if route.startswith(begin)), ())
        values = iter(rest)
        found[route] = "/" + ARGUMENT.sub(lambda _argument: str(key_of(next(values, 1))), route)  # noqa: B023
    return found


def key_of(value: object) -> object:
    return getattr(value, "pk", value)


def live() -> None:
    try:
        fill("clinic", size=0.05, language="ru")
        # so small a demo may have no mail that everybody may see, by the hour at which it is made
        take_in(Inbox.objects.get(kind="email"), [RawDelivery(key="every page", raw=letter(1))])
        read_deliveries()
    finally:
        connections.close_all()


@pytest.fixture
def chief(transactional_db) -> User:
    """Somebody who may open everything."""
    with ThreadPoolExecutor(1) as aside:  # Playwright has an event loop in this thread
        aside.submit(live).result()
    user = hire("Chief", "administrator")
    role = Role.objects.create(
        name="Everything", permissions=[permission.name for permission in permissions], sees_all_branches=True
    )
    user.roles.add(role)
    return User.objects.get(id=user.id)


def is_boxed(answer) -> bool:
    """A customer's mail, shown where no script runs: neither ours nor axe. It has tests of its own."""
    return "sandbox" in answer.headers.get("Content-Security-Policy", "")


@pytest.fixture
def pages(chief) -> list[str]:
    """Addresses of whole pages. Verbs that are only posted, parts of pages and files are left out."""
    client = Client()
    client.force_login(chief)
    found, strange = [], []
    for route, address in addresses().items():
        answer = client.get(address)
        if answer.status_code == 200:
            if not answer.streaming and b"<html" in answer.content and not is_boxed(answer):
                found.append(address)
        elif answer.status_code != 405 and route not in MISSING:
            strange.append(f"{route} as {address}: {answer.status_code}")
    assert not strange
    assert len(found) > 50
    return found


@pytest.mark.parametrize(
    "looks", [AS_DESKTOP, AS_PHONE], ids=["desktop, light, English", "phone, dark, Russian"]
)
def test_every_page_opens_fits_and_is_accessible(looks, pages, chief, server, new_context, axe):
    context = new_context(base_url=server, **looks)
    language = looks["locale"][:2]
    context.add_cookies(
        [
            {"name": "sessionid", "value": session_cookie(chief), "url": server},
            {"name": "language", "value": language, "url": server},
        ]
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    problems = []
    for address in pages:
        said.clear()
        problems += [f"{address}: {problem}" for problem in faults_of(page, address, language, axe)]
        problems += [f"{address} says {line}" for line in said]
    assert not problems, "\n".join(problems)


def faults_of(page, address: str, language: str, axe) -> Iterator[str]:
    answer = page.goto(address, wait_until="load")
    if answer.status != 200:
        yield f"answered {answer.status}"
    if page.get_attribute("html", "lang") != language:
        yield "is in another language"
    if page.evaluate(WIDER):
        yield f"is wider than the window: {page.evaluate(BEYOND)[:3]}"
    try:
        axe(page, resultTypes=["violations"])
    except AssertionError as found:
        yield str(found)
