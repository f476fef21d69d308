"""The contact policy: whom we do not ask, and why. Apps above register reasons of their own."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.company.models import Branch
    from zabota.customers.models import Customer
    from zabota.desk.models import Conversation
    from zabota.feedback.models import Survey, Wave


@dataclass(frozen=True)
class Ask:
    """One intended invitation: this survey, to this person (never a merged card), about this, now."""

    customer: "Customer"
    survey: "Survey"
    at: datetime
    conversation: "Conversation | None" = None
    question_ids: tuple[int, ...] = ()
    branch: "Branch | None" = None
    way: str = "message"
    wave: "Wave | None" = None


class ReasonNotToAsk:
    """Subclass in `<app>/kinds/` and register with `reasons_not_to_ask`.

    `holds` returns None when the customer may be asked, else the facts (JSON) that `words` puts in words.
    It is called inside the transaction that reserves the invitation, with the customer's row locked.
    """

    name = ""
    label: Any = ""
    """The rule in words, for the page that explains."""
    order = 50

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        raise NotImplementedError

    def words(self, facts: dict[str, Any]) -> Any:
        """Why this customer is not asked now."""
        return self.label


@dataclass(frozen=True)
class Check:
    """One rule looked at: `facts` is None when it does not stand in the way."""

    reason: ReasonNotToAsk
    facts: dict[str, Any] | None

    @property
    def stands_in_the_way(self) -> bool:
        return self.facts is not None

    @property
    def words(self) -> Any:
        return self.reason.words(self.facts) if self.facts is not None else ""


reasons_not_to_ask: Registry[ReasonNotToAsk] = Registry("reasons not to ask")


def checks(ask: Ask) -> list[Check]:
    """Every rule, in order, with what it says about this ask."""
    rules = sorted(reasons_not_to_ask, key=lambda reason: (reason.order, reason.name))
    return [Check(rule, rule.holds(ask)) for rule in rules]


def words_of(reason_name: str, facts: dict[str, Any]) -> Any:
    """The sentence for a kept refusal; its bare name when this version knows no such reason."""
    reason = reasons_not_to_ask.get(reason_name)
    return reason.words(facts) if reason else reason_name
