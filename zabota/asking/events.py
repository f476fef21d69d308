from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class VoucherRedeemed(Event):
    """A discount from a smiley was taken off a bill."""

    voucher_id: int

    @property
    def subject(self) -> str:
        return f"voucher-{self.voucher_id}"
