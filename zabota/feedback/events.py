from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerInvited(Event):
    invitation_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"invitation-{self.invitation_id}"


@dataclass(frozen=True, kw_only=True)
class ResponseGiven(Event):
    """A customer answered; `lowest` is the worst mark in it."""

    response_id: int
    customer_id: int
    lowest: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"response-{self.response_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "feedback")


@dataclass(frozen=True, kw_only=True)
class InvitationRevoked(Event):
    """The link works no more."""

    invitation_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"invitation-{self.invitation_id}"


@dataclass(frozen=True, kw_only=True)
class TouchpointsChanged(Event):
    """A touchpoint was added, changed or retired."""

    touchpoint_id: int

    @property
    def subject(self) -> str:
        return f"touchpoint-{self.touchpoint_id}"


@dataclass(frozen=True, kw_only=True)
class SurveyDesigned(Event):
    survey_id: int

    @property
    def subject(self) -> str:
        return f"survey-{self.survey_id}"
