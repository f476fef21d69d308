"""Handing a dispatch over in several steps, each kept as soon as the provider took it."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext_noop as _

from zabota.channels.actions.keep_parcel import keep_parcel
from zabota.channels.kind import NeverAccepted, Sent
from zabota.channels.links import NoSuchLink, fill_in
from zabota.channels.models import Dispatch
from zabota.channels.network import with_detail

PARTLY = _("Only a part of it was sent.")

Step = Callable[[], str]
"""Hands one thing over and returns the provider's id of it."""


def hand_over(dispatch: Dispatch, steps: Sequence[Step]) -> Sent:
    """Take the steps that were not taken before; raises what a step raises."""
    taken = {parcel.number: parcel.external_id for parcel in dispatch.parcels.all()}
    for number, step in enumerate(steps):
        if number in taken:
            continue
        try:
            taken[number] = step()
        except NeverAccepted as reason:
            if taken:
                raise NeverAccepted(with_detail(PARTLY, str(reason))) from reason
            raise
        keep_parcel(dispatch, number, taken[number])
    return Sent(taken.get(0, ""))


def words_of(dispatch: Dispatch) -> str:
    """The text as the customer gets it, with its links made; raises NeverAccepted."""
    body = dispatch.sealed_body if dispatch.sealed_body is not None else dispatch.body
    try:
        return fill_in(body, dispatch.links).strip()
    except NoSuchLink as gone:
        raise NeverAccepted(str(gone)) from gone


def in_pieces(text: str, longest: int) -> list[str]:
    """The text in pieces a provider takes, broken at lines or spaces where that is possible."""
    pieces = []
    while len(text) > longest:
        cut = max(text.rfind("\n", longest // 2, longest), text.rfind(" ", longest // 2, longest))
        cut = cut if cut > 0 else longest
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in [*pieces, text] if piece]


def is_kept(dispatch: Dispatch) -> bool:
    """A demo company's inbox `keeps` what is written: nothing of a demo leaves the house."""
    return bool(dispatch.inbox.settings.get("keeps"))
