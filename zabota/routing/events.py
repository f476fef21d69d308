from dataclasses import dataclass

from zabota.desk.events import ConversationEvent


@dataclass(frozen=True, kw_only=True)
class ConversationRouted(ConversationEvent):
    """Given to somebody by a policy."""

    decision_id: int
    criterion: str
    assignee_id: int


@dataclass(frozen=True, kw_only=True)
class NobodyFits(ConversationEvent):
    """It stays in its team's queue; the decision says why."""

    decision_id: int
