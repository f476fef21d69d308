"""Of two answers to one question the stricter one is obeyed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zabota.customers.models import Consent


def stricter(one: "Consent", other: "Consent") -> "Consent":
    """The one that is not in force; `one` when both are or both are not."""
    return other if one.is_in_force and not other.is_in_force else one


def moments(consent: "Consent") -> dict[str, str | None]:
    """What a consent says, as plain values to note and to write back."""
    return {
        "given_at": consent.given_at.isoformat() if consent.given_at else None,
        "withdrawn_at": consent.withdrawn_at.isoformat() if consent.withdrawn_at else None,
        "source": consent.source,
    }
