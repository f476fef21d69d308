"""An address as a message names it, and as it is compared."""

from typing import NamedTuple

from zabota.company.parameters import value_of
from zabota.customers.identities import normalise, one_line, shortened


class Address(NamedTuple):
    """`value` is normalised, `shown` is as it was given."""

    kind: str
    value: str
    shown: str

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.value


def as_address(kind: str, given: str) -> Address:
    """Phone numbers without a code are read as the company's country writes them."""
    region = value_of("company.phone_region") if kind == "phone" else ""
    return Address(kind, normalise(kind, given, region), shortened(one_line(given)))
