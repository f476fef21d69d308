from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class OfCustomer(Event):
    customer_id: int

    @property
    def subject(self) -> str:
        return f"customer-{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class PersonErased(OfCustomer):
    """Everything about a person is gone; the certificate is `erasure_id`."""

    erasure_id: int


@dataclass(frozen=True, kw_only=True)
class PersonGivenOut(OfCustomer):
    """Everything that is kept about a person was handed out, for them."""
