"""Marks and invitations over HTTP."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from ninja.errors import HttpError

from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Moment, Strict
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.actions.ask_by_message import ask_by_message
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.kinds.survey_link import survey_url
from zabota.feedback.models import Answer, Invitation, Mark, Refusal, Response, Survey
from zabota.feedback.policy import words_of

router = Router(tags=["feedback"])
LARGEST_ID = 2**63 - 1


class MarkOut(Schema):
    id: int
    response_id: int
    touchpoint_id: int
    score: int
    band: str
    why: str
    branch_id: int | None
    employee_id: int | None
    at: datetime


class AnswerOut(Schema):
    """What was said to a question that is no mark; `indicator` is the series that its versions share."""

    question_id: int
    indicator: str
    kind: str
    touchpoint_id: int | None
    key: str
    value: int | None
    other_value: int | None
    text: str

    @staticmethod
    def resolve_indicator(answer: Answer) -> str:
        return answer.question.indicator


class ResponseOut(Schema):
    id: int
    invitation_id: int
    customer_id: int | None
    """Null when nobody knows who answered."""
    branch_id: int | None
    at: datetime
    lowest: int | None
    band: str | None
    comment: str
    version: int
    way: str
    marks: list[MarkOut]
    answers: list[AnswerOut]

    @staticmethod
    def resolve_way(response: Response) -> str:
        return response.invitation.way


class Wanted(Strict):
    """Rows after the id `after`, oldest first."""

    after: int = 0
    branch_id: int | None = None
    since: Moment | None = None
    until: Moment | None = None


class InvitationIn(Strict):
    survey_id: int
    customer_id: int | None = None
    conversation_id: int | None = None


class InvitationOut(Schema):
    """`id` is null when the contact policy said no; `reasons` then says why. `url` is for your own letter."""

    id: int | None = None
    customer_id: int | None
    url: str = ""
    expires_at: datetime | None = None
    reasons: list[str] = []


@router.get("/responses", response=list[ResponseOut], summary="What customers answered")
@paged("id")
@api_needs("feedback.see")
def list_responses(request: ApiRequest, wanted: Query[Wanted]) -> QuerySet[Response]:
    """Each with its marks and answers; the customer is null when nobody knows who answered."""
    rows = narrowed(Response.objects.visible_to(request.user), wanted)
    return rows.select_related("invitation").prefetch_related("marks", "answers__question")


@router.get("/marks", response=list[MarkOut], summary="Every mark with its touchpoint")
@paged("id")
@api_needs("feedback.see")
def list_marks(request: ApiRequest, wanted: Query[Wanted]) -> QuerySet[Mark]:
    """One row a touchpoint of an answer."""
    return narrowed(Mark.objects.visible_to(request.user), wanted)


@router.post("/invitations", response={201: InvitationOut, 200: InvitationOut}, summary="Ask a customer")
@api_needs("feedback.design")
def create_invitation(request: ApiRequest, asked: InvitationIn) -> Status:
    """About a conversation the question is sent there; about a customer alone you get the link to send."""
    user = request.user
    survey = get_object_or_404(Survey.objects.visible_to(user), pk=known(asked.survey_id))
    if (asked.customer_id is None) == (asked.conversation_id is None):
        raise HttpError(422, "Give either customer_id or conversation_id")
    if asked.conversation_id is not None:
        conversation = get_object_or_404(
            Conversation.objects.visible_to(user), pk=known(asked.conversation_id)
        )
        made = ask_by_message(conversation, survey)
        if made is None:
            raise HttpError(409, "Nothing can be written into this conversation")
    else:
        customer = get_object_or_404(Customer.objects.visible_to(user), pk=known(asked.customer_id))
        made = invite(customer, survey, by=user)
    return outcome(made, is_sent=asked.conversation_id is not None)


def outcome(made: Invitation | Refusal, is_sent: bool) -> Status:
    if isinstance(made, Invitation):
        url = "" if is_sent else handed_over(made)
        shown = InvitationOut(id=made.id, customer_id=made.customer_id, url=url, expires_at=made.expires_at)
        return Status(201, shown)
    reasons = [str(words_of(name, facts)) for name, facts in made.details["reasons"]]
    return Status(200, InvitationOut(customer_id=made.customer_id, reasons=reasons))


def handed_over(invitation: Invitation) -> str:
    """The working link, given to the program that sends it; from now on the invitation counts as sent."""
    mark_sent(invitation)
    return f"{settings.SITE_URL}{survey_url(invitation.id)}"


def narrowed(rows: QuerySet, wanted: Wanted) -> QuerySet:
    given = {
        "id__gt": known(wanted.after),
        "branch": None if wanted.branch_id is None else known(wanted.branch_id),
        "at__gte": wanted.since,
        "at__lt": wanted.until,
    }
    return rows.filter(**{name: value for name, value in given.items() if value is not None})


def known(row_id: int | None) -> int:
    """An id that the database can hold; others name nothing."""
    if row_id is None or not 0 <= row_id <= LARGEST_ID:
        raise HttpError(404, "There is no such row")
    return row_id
