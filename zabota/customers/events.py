from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerEvent(Event):
    customer_id: int

    @property
    def subject(self) -> str:
        return f"customer-{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerAdded(CustomerEvent):
    """A new customer's card was made."""


@dataclass(frozen=True, kw_only=True)
class CustomerChanged(CustomerEvent):
    """Something on the card changed: name, identity, wish, expectation, class."""


@dataclass(frozen=True, kw_only=True)
class CustomersMerged(CustomerEvent):
    """`merged_id` became part of `customer_id`; apps above move their rows at once and note them."""

    merged_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class CustomersUnmerged(CustomerEvent):
    """The merge was undone; apps above move back what they had moved."""

    merged_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class PromiseMade(CustomerEvent):
    promise_id: int
    user_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PromiseDueSoon(CustomerEvent):
    promise_id: int
    user_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PromiseKept(CustomerEvent):
    promise_id: int
    user_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PromiseBroken(CustomerEvent):
    promise_id: int
    user_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConsentChanged(CustomerEvent):
    purpose: str


@dataclass(frozen=True, kw_only=True)
class PrivacyChosen(CustomerEvent):
    privacy: str
