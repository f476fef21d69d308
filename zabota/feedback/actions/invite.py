from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zabota.company.models import Branch, User
from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.events import CustomerInvited
from zabota.feedback.models import Invitation, Question, Refusal, Survey, Wave, Way
from zabota.feedback.policy import Ask, checks
from zabota.feedback.questions import questions_at, touchpoints_in
from zabota.feedback.quotas import quotas_for, without_full

LANGUAGES = {code for code, _name in settings.LANGUAGES}


@transaction.atomic
def invite(
    about: Conversation | Customer,
    survey: Survey,
    *,
    branch: Branch | None = None,
    at: datetime | None = None,
    by: User | None = None,
    way: str = Way.MESSAGE,
    visit: dict[str, Any] | None = None,
    wave: Wave | None = None,
) -> Invitation | Refusal:
    """Reserve one ask to a customer, if the contact policy allows; else keep why not.

    `way` is how it will reach the customer, `visit` what is known of the visit, `wave` the round it is for.

    The customer's row is locked first, then the quotas: two at once are judged one after the other. Nothing
    is sent here.
    """
    at = at or timezone.now()
    conversation = about if isinstance(about, Conversation) else None
    customer = lock_person(about.customer_id if isinstance(about, Conversation) else about.id)
    branch = branch or (conversation.branch if conversation else customer.branches.first())
    quotas = quotas_for(survey, branch, lock=True)
    questions = without_full(questions_at(survey, branch, wave), quotas, branch, at)
    asked = tuple(question.id for question in questions)
    ask = Ask(customer, survey, at, conversation, asked, branch=branch, way=way, wave=wave)
    in_the_way = [check for check in checks(ask) if check.facts is not None]
    if in_the_way:
        return refuse(ask, in_the_way)
    language = language_for(customer, conversation)
    invitation = Invitation.objects.create(
        survey=survey,
        customer=customer,
        conversation=conversation,
        branch=branch,
        employee=employee_of(conversation),
        **frozen(questions, language, at),
        is_anonymous=survey.is_anonymous,
        language=language,
        way=way,
        visit=visit or {},
        wave=wave,
        created_at=at,
        expires_at=at + timedelta(days=value_of("feedback.days_open")),
    )
    announce(
        CustomerInvited(
            invitation_id=invitation.id, branch_id=branch.id if branch else None, by_id=by.id if by else None
        )
    )
    return invitation


def lock_person(customer_id: int) -> Customer:
    """The card that stands for this person now, locked until the transaction ends."""
    customer = Customer.objects.select_for_update(of=("self",), no_key=True).get(id=customer_id)
    while customer.merged_into_id:
        customer = Customer.objects.select_for_update(of=("self",), no_key=True).get(
            id=customer.merged_into_id
        )
    return customer


def frozen(questions: list[Question], language: str, at: datetime) -> dict[str, Any]:
    """What an invitation keeps of its questions; from now on their words stand."""
    if new := [question.id for question in questions if question.asked_at is None]:
        Question.objects.filter(id__in=new, asked_at=None).update(asked_at=at)
    marked = [{"id": point.id, "name": point.name_in(language)} for point in touchpoints_in(questions)]
    return {"questions": [question.id for question in questions], "touchpoints": marked}


def refuse(ask: Ask, in_the_way: list[Any]) -> Refusal:
    """Keep every reason; the first one is the refusal's."""
    reasons = [[check.reason.name, check.facts] for check in in_the_way]
    return Refusal.objects.create(
        survey=ask.survey,
        customer=ask.customer,
        conversation=ask.conversation,
        way=ask.way,
        wave=ask.wave,
        reason=reasons[0][0],
        details={"reasons": reasons},
        created_at=ask.at,
    )


def language_for(customer: Customer, conversation: Conversation | None) -> str:
    """The customer's own language, else that of the talk, else the company's."""
    wanted = [customer.language, conversation.language if conversation else "", value_of("company.language")]
    return next((language for language in wanted if language in LANGUAGES), settings.LANGUAGE_CODE)


def employee_of(conversation: Conversation | None) -> User | None:
    """Whose work is asked about: whoever the conversation is with, else whoever settled it."""
    return (conversation.assignee or conversation.resolved_by) if conversation else None
