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
    """Somebody answered; `lowest` is the worst mark in it. No customer: nobody knows who."""

    response_id: int
    customer_id: int | None = None
    lowest: int | None = None
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"response-{self.response_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "feedback")


@dataclass(frozen=True, kw_only=True)
class ResponseChanged(Event):
    """A customer corrected an answer; figures use the last version."""

    response_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"response-{self.response_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "feedback")


@dataclass(frozen=True, kw_only=True)
class ResponderKnown(Event):
    """Somebody who answered without a name left a contact, to be called back."""

    response_id: int
    customer_id: int
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


@dataclass(frozen=True, kw_only=True)
class WaveChanged(Event):
    """A wave was planned, started, rested, asked its next batch, ended or got its conclusions."""

    wave_id: int

    @property
    def subject(self) -> str:
        return f"wave-{self.wave_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "feedback")


@dataclass(frozen=True, kw_only=True)
class QuotasChanged(Event):
    """How many are enough was set anew."""

    @property
    def subject(self) -> str:
        return "quotas"
