"""What asides do when mail comes."""

from zabota.asides.actions.hear_aside import hear_aside
from zabota.asides.models import AsideMessage
from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.channels.whereabouts import tells_where
from zabota.desk.claims import claims_mail


@claims_mail
def take_answer(incoming: Incoming, delivery: Delivery) -> bool:
    return hear_aside(incoming, delivery) is not None


@tells_where
def conversation_of_delivery(delivery_id: int) -> int | None:
    """The conversation beside which an answer stands."""
    heard = AsideMessage.objects.filter(delivery=delivery_id)
    return heard.values_list("aside__conversation", flat=True).first()
