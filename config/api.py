"""The same verbs over HTTP, under /api/v1/: every app brings a router."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from zabota.agenda.api import follow_ups
from zabota.agenda.api import router as agenda
from zabota.answers.prepared_api import router as answers
from zabota.asides.api import router as asides
from zabota.asking.api import router as asking
from zabota.channels.api import outbox
from zabota.channels.api import router as inboxes
from zabota.company.api_access import TokenAccess
from zabota.complaints.api import router as complaints
from zabota.complaints.work_api import router as complaint_work
from zabota.core.errors import Refused
from zabota.custody.api import router as documents
from zabota.customers.api import router as customers
from zabota.customers.card_api import router as cards
from zabota.customers.merge_api import router as card_merges
from zabota.desk.api import router as desk
from zabota.desk.batch_api import router as batches
from zabota.desk.circle_api import router as circles
from zabota.desk.limits_api import router as limits
from zabota.desk.placing_api import router as placing
from zabota.desk.registers_api import queues, reasons
from zabota.feedback.api import router as feedback
from zabota.improvement.api import router as improvement
from zabota.knowledge.writing_api import router as knowledge
from zabota.orders.order_api import router as orders
from zabota.orders.setting_api import router as plans
from zabota.privacy.api import router as privacy
from zabota.reading.api import router as reading
from zabota.reception.api import router as reception
from zabota.reception.consultation_api import router as consultations
from zabota.reception.contact_api import router as contacts
from zabota.recovery.api import router as recovery
from zabota.recovery.goodwill_api import router as goodwill
from zabota.recovery.work_api import router as case_work
from zabota.reviews.api import router as reviews
from zabota.routing.setting_api import router as routing
from zabota.rules.api import router as rules
from zabota.stakes.api import router as stakes
from zabota.visits.api import router as visits
from zabota.webhooks.api import router as webhooks

ABOUT = """A call that changes something may carry an `Idempotency-Key` (80 signs at most): the same call
again within a day hears the first answer again, and nothing is done twice. Only what succeeded is kept."""

api = NinjaAPI(
    title="Zabota",
    version="1",
    description=ABOUT,
    auth=TokenAccess(),
    urls_namespace="api",
    docs_url=None,
)
api.add_router("/conversations", desk)
api.add_router("/conversations", batches)
api.add_router("/conversations", circles)
api.add_router("/conversations", placing)
api.add_router("/contact-reasons", reasons)
api.add_router("/queues", queues)
api.add_router("/inboxes", inboxes)
api.add_router("/outbox", outbox)
api.add_router("/customers", customers)
api.add_router("/customers", cards)
api.add_router("/customers", card_merges)
api.add_router("/documents", documents)
api.add_router("/answers", answers)
api.add_router("/knowledge", knowledge)
api.add_router("/rules", rules)
api.add_router("/tasks", agenda)
api.add_router("/follow-ups", follow_ups)
api.add_router("/appointments", visits)
api.add_router("/asides", asides)


def error(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """Every refusal is one sentence: {"error": "..."}."""
    return api.create_response(request, {"error": sentence}, status=status)


@api.exception_handler(Refused)
def refused(request: HttpRequest, reason: Refused) -> HttpResponse:
    """409 when somebody else was faster, so that a program may look and try again."""
    return error(request, getattr(reason, "status", 422), str(reason))


@api.exception_handler(Http404)
def not_found(request: HttpRequest, reason: Http404) -> HttpResponse:
    return error(request, 404, "There is no such thing, or it is not yours to see")


@api.exception_handler(HttpError)
def told(request: HttpRequest, reason: HttpError) -> HttpResponse:
    return error(request, reason.status_code, reason.message)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, reason: ValidationError) -> HttpResponse:
    """Each wrong field with what is wrong with it."""
    wrong = [
        f"{'.'.join(str(part) for part in e['loc'] if part != 'body')}: {e['msg']}" for e in reason.errors
    ]
    return error(request, 422, "; ".join(wrong))


api.add_router("/feedback", feedback)
api.add_router("/orders", plans)
api.add_router("/service-orders", orders)
api.add_router("/recovery", recovery)
api.add_router("/recovery", goodwill)
api.add_router("/recovery", case_work)
api.add_router("/complaints", complaints)
api.add_router("/complaints", complaint_work)
api.add_router("/asking", asking)
api.add_router("/scores", reading)
api.add_router("/improvement", improvement)
api.add_router("/reviews", reviews)
api.add_router("/stakes", stakes)
api.add_router("/privacy", privacy)
api.add_router("/webhooks", webhooks)
api.add_router("/routing", routing)
api.add_router("/reception", reception)
api.add_router("/reception", contacts)
api.add_router("/reception", consultations)
api.add_router("/limits", limits)


def operations() -> tuple:
    """The addresses for config/urls.py: a token says who calls, so no operation leads to the sign-in page."""
    patterns, *names = api.urls
    own: list[Any] = [*patterns]
    for pattern in own:
        if pattern.name not in ("openapi-json", "api-root"):
            pattern.callback.login_required = False
    return patterns, *names
