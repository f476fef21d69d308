from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zabota.company.models import Branch, User
from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.feedback.actions.invite import LANGUAGES, frozen
from zabota.feedback.events import CustomerInvited
from zabota.feedback.models import Invitation, Survey, Wave
from zabota.feedback.questions import questions_at


@transaction.atomic
def invite_nobody(
    survey: Survey,
    branch: Branch | None,
    way: str,
    visit: dict[str, Any] | None = None,
    *,
    language: str = "",
    employee: User | None = None,
    wave: Wave | None = None,
    at: datetime | None = None,
) -> Invitation:
    """Ask whoever is there, e.g. at a kiosk or from a receipt. Nobody is written to: no policy holds it back.

    It counts as sent at once. A caller that may run twice keeps what it made, by its own key in `visit`.
    """
    at = at or timezone.now()
    company = value_of("company.language")
    spoken = next((code for code in (language, company) if code in LANGUAGES), settings.LANGUAGE_CODE)
    questions = questions_at(survey, branch, wave)
    invitation = Invitation.objects.create(
        survey=survey,
        branch=branch,
        employee=employee,
        **frozen(questions, spoken, at),
        is_anonymous=survey.is_anonymous,
        language=spoken,
        way=way,
        visit=visit or {},
        wave=wave,
        created_at=at,
        sent_at=at,
        expires_at=at + timedelta(days=value_of("feedback.days_open")),
    )
    announce(CustomerInvited(invitation_id=invitation.id, branch_id=branch.id if branch else None))
    return invitation
